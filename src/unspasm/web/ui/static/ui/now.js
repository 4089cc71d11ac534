// Keeps these pages on the phone, so that they open without a connection. Nothing else is kept.
// Each language has a worker of its own; the page says where it is.
if ("serviceWorker" in navigator) {
  const { worker, scope } = document.currentScript.dataset;
  addEventListener("load", () => {
    navigator.serviceWorker.register(worker, { scope }).catch(() => {});
  });
}
