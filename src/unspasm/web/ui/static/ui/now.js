// Keeps these pages on the phone, so that they open without a connection. Nothing else is kept.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js", { scope: "/now" }).catch(() => {});
  });
}
