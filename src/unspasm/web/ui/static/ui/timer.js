// A countdown for heat or cold. Without it, the links lead to the words "Set an alarm on your phone".
// What it says stands in the page, in the language of the page.
for (const timer of document.querySelectorAll("[data-timer]")) {
  const status = timer.querySelector("[role=status]");
  const clock = timer.querySelector("[data-clock]");
  let ticking;

  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  const beep = (sound) => {
    for (let at = 0; at < 6; at += 1) {
      const tone = sound.createOscillator();
      tone.connect(sound.destination);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.4);
    }
  };

  const start = (minutes) => {
    const end = Date.now() + minutes * 60000;
    // Phones let a page make sound only after a tap, so it is opened now.
    const sound = window.AudioContext ? new AudioContext() : null;
    clearInterval(ticking);
    status.textContent = timer.dataset.running.replace("{minutes}", minutes);
    const tick = () => {
      const left = Math.max(0, Math.round((end - Date.now()) / 1000));
      clock.textContent = shown(left);
      if (left > 0) return;
      clearInterval(ticking);
      status.textContent = timer.dataset.over;
      if (sound) beep(sound);
      if (navigator.vibrate) navigator.vibrate([600, 300, 600, 300, 600]);
    };
    tick();
    ticking = setInterval(tick, 1000);
  };

  for (const link of timer.querySelectorAll("[data-minutes]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      start(Number(link.dataset.minutes));
    });
  }
}
