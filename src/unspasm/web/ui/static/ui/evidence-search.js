// The search of the static site. It ranks as web/evidence/search.py does, asks nobody and keeps nothing.
(() => {
  "use strict";
  const MOST = 50;
  const LONGEST = 100;
  const wordsOf = text =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) || [];
  const points = (word, names, said) => {
    if (names.includes(word)) return 8;
    if (names.some(name => name.startsWith(word))) return 4;
    if (said.includes(word)) return 2;
    return said.some(one => one.startsWith(word)) ? 1 : 0;
  };
  const score = (entry, wanted) => {
    const names = wordsOf(entry.title + " " + entry.path);
    const said = wordsOf(entry.say);
    const each = wanted.map(word => points(word, names, said));
    return each.every(Boolean) ? each.reduce((sum, one) => sum + one, 0) : 0;
  };
  const line = entry => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const about = document.createElement("span");
    link.href = entry.file;
    link.textContent = entry.title;
    about.className = "meta";
    about.textContent = entry.kind + ". " + entry.say;
    item.append(link, " ", about);
    return item;
  };
  const query = (new URLSearchParams(location.search).get("q") || "").slice(0, LONGEST).trim();
  document.getElementById("q").value = query;
  const wanted = [...new Set(wordsOf(query))];
  if (!wanted.length) return;
  const found = window.unspasmIndex
    .map((entry, at) => [score(entry, wanted), at])
    .filter(([scored]) => scored)
    .sort((one, other) => other[0] - one[0] || one[1] - other[1])
    .slice(0, MOST)
    .map(([, at]) => window.unspasmIndex[at]);
  document.getElementById("hits").replaceChildren(...found.map(line));
  document.getElementById("hits-count").textContent = !found.length
    ? "Nothing has all of these words. Try fewer, or a shorter one."
    : found.length === MOST ? `The first ${MOST} that fit.` : `${found.length} found.`;
})();
