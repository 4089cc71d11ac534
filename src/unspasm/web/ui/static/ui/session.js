// A guided session with heat or cold. It asks for a look at the skin every few minutes. Who does not answer may be
// asleep, so it calls "Take it off" until someone taps. Nothing leaves the page, nothing is kept. What it says stands
// in the page, in its language.
for (const box of document.querySelectorAll("[data-session]")) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const outside = document.querySelector("[data-outside]");
  const every = Number(box.dataset.every) * 60_000;
  const answerWithin = Number(box.dataset.answer) * 1000;
  const rest = Number(box.dataset.rest) * 60_000;
  const restUntil = {};
  let run = null;
  let sound = null;
  let lock = null;
  let ticking;
  let calling;

  const clockTime = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const words = (name, at) => box.dataset[`say${name}`].replace("{time}", () => clockTime(at));

  const say = (said) => {
    part("status").textContent = said;
  };

  const show = (now) => {
    box.dataset.now = now;
    for (const one of box.querySelectorAll("[data-when]")) {
      one.hidden = !one.dataset.when.split(" ").includes(now);
    }
    outside.hidden = now !== "ready";
    if (now !== "ready") box.scrollIntoView({ block: "center" });
  };

  const call = (times) => {
    for (let at = 0; sound && at < times; at += 1) {
      const tone = sound.createOscillator();
      tone.connect(sound.destination);
      tone.start(sound.currentTime + at * 0.6);
      tone.stop(sound.currentTime + at * 0.6 + 0.35);
    }
    if (navigator.vibrate) navigator.vibrate(Array(times).fill([350, 250]).flat());
  };

  const keepScreenOn = () => {
    const asked = navigator.wakeLock && run ? navigator.wakeLock.request("screen") : Promise.resolve(null);
    asked.then((given) => { lock = given; }).catch(() => {});
  };

  const drawn = () => {
    const left = Math.max(0, Math.ceil((run.end - Date.now()) / 1000));
    part("clock").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };

  const halt = () => {
    clearInterval(ticking);
    // A pack that was on for a minute or more has done its work: the skin gets its pause.
    if (run && Date.now() - run.began >= 60_000) restUntil[run.pack] = Date.now() + rest;
    if (lock) lock.release().catch(() => {});
    lock = null;
  };

  const alarm = (said) => {
    halt();
    show("alarm");
    say(said);
    call(4);
    calling = setInterval(() => call(4), 3000);
  };

  const ended = (said) => {
    clearInterval(calling);
    const until = run && restUntil[run.pack];
    run = null;
    show("ready");
    say(until ? `${said} ${words("Pause", until)}` : said);
  };

  const tick = () => {
    drawn();
    const now = Date.now();
    // A page that slept has missed its check too: the time counts from when the check was due.
    if (now - run.check >= answerWithin) {
      alarm(words("Dozed"));
    } else if (now >= run.end) {
      alarm(words("End"));
    } else if (now >= run.check && box.dataset.now !== "look") {
      show("look");
      say(words("Look"));
      call(2);
    }
  };

  const nextCheck = (after) => (after + every < run.end ? after + every : Infinity);

  const start = ({ pack, minutes, say: said }) => {
    const now = Date.now();
    if (now < (restUntil[pack] || 0)) {
      say(words("Wait", restUntil[pack]));
      return;
    }
    // Phones let a page make sound only after a tap, so it is opened now.
    if (!sound && window.AudioContext) sound = new AudioContext();
    restUntil[pack] = 0;
    run = { pack, began: now, end: now + Number(minutes) * 60_000, check: Infinity };
    run.check = nextCheck(now);
    keepScreenOn();
    show("on");
    say(said);
    drawn();
    ticking = setInterval(tick, 1000);
  };

  for (const button of box.querySelectorAll("[data-minutes]")) {
    button.addEventListener("click", () => start(button.dataset));
  }
  part("fine").addEventListener("click", () => {
    run.check = nextCheck(run.check);
    show("on");
    say(words("Fine"));
  });
  part("stop").addEventListener("click", () => {
    halt();
    ended(words("Stopped"));
  });
  part("hurts").addEventListener("click", () => {
    halt();
    ended(words("Hurts"));
  });
  part("off").addEventListener("click", () => ended(words("Off")));
  document.addEventListener("visibilitychange", () => {
    if (run && document.visibilityState === "visible") keepScreenOn();
  });
  show("ready");
  box.hidden = false;
}
