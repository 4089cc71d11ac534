{% autoescape off %}// Keeps "help me now" for when there is no connection. Only addresses of these pages in this language and
// the files below are ever kept: no page that shows or takes answers is one of them.
const HELD = {{ held }};
const NOW = /^{{ start }}(\/[a-z0-9_-]+){0,4}$/;
const OURS = /^unspasm-{{ named }}\d/;
const PATIENCE_MS = 3000;

const mayKeep = (url) =>
  url.origin === location.origin && (NOW.test(url.pathname) || HELD.kept.includes(url.pathname));

addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(HELD.cache).then((cache) => cache.addAll(HELD.kept)).then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  const old = (name) => OURS.test(name) && name !== HELD.cache;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

// The one page that holds every sign, opened at the part that was asked for.
const fromAll = (path) => {
  const [, kind, name] = path.slice(HELD.start.length).replace(/\/today$/, "").split("/");
  return Response.redirect(HELD.all + (name ? `#${kind}-${name}` : kind ? `#${kind}` : ""));
};

const answer = async (request, path) => {
  const cache = await caches.open(HELD.cache);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.ok) await cache.put(path, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(path)) || (NOW.test(path) ? fromAll(path) : Response.error());
  }
};

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && mayKeep(url)) event.respondWith(answer(event.request, url.pathname));
});
{% endautoescape %}
