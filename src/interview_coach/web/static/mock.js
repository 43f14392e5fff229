/* A mock interview: what is written is kept while it is written, a clock that only informs, and the interviewer's words
   for ears. Works without any of it. */

const form = document.querySelector("[data-mock]");
const told = document.querySelector("[data-said]");
const QUIET_MS = 900;

/* Storage may be switched off: then nothing is remembered in this browser. */
const store = {
  get(area, key) { try { return area().getItem(key); } catch { return null; } },
  set(area, key, value) { try { area().setItem(key, value); } catch { /* off */ } },
};
const local = () => localStorage;
const session = () => sessionStorage;

/* The words are in the page already when it opens, so a screen reader is told once more. */
setTimeout(() => {
  const words = [...told.querySelectorAll(".said-lead, h1")].map((each) => each.textContent.trim()).join(" ");
  document.querySelector("[data-announce]").textContent = words;
}, 300);

/* Keeping */

const find = (name) => form?.querySelector(`[data-${name}]`) ?? document.querySelector(`[data-${name}]`);

class Keeper {
  constructor() {
    this.address = find("keep").getAttribute("formaction");
    this.kept = find("kept");
    this.waiting = 0;
    this.working = null;
    this.dirty = false;
    this.closed = false;
    this.unreachable = false;
  }

  later() {
    this.dirty = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.now(), QUIET_MS);
  }

  /* One at a time: the version of the notes rises with each. */
  async now() {
    clearTimeout(this.waiting);
    if (this.working) await this.working;
    if (!this.dirty || this.closed) return null;
    this.dirty = false;
    this.working = this.send();
    const reply = await this.working;
    this.working = null;
    return reply;
  }

  async send(more = {}) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (name !== "expression") fields.append(name, value);
    for (const [name, value] of Object.entries(more)) fields.append(name, value);
    const reply = await fetch(this.address, { method: "POST", body: fields, headers: { Accept: "application/json" }, keepalive: true }).catch(() => null);
    const found = await reply?.json().catch(() => null);
    this.unreachable = !reply;
    if (reply?.ok && found) {
      const version = find("room-version");
      if (version && found.room_version) version.value = String(found.room_version);
      this.kept.textContent = "What you wrote is kept.";
      return found;
    }
    this.dirty = true;
    this.kept.textContent = found?.problem ?? "Not kept yet: the coach does not answer. Go on; it is tried again.";
    if (!reply) this.waiting = setTimeout(() => this.now(), 5000);
    return found;
  }
}

function keepWhatIsWritten() {
  const keeper = new Keeper();
  for (const field of document.querySelectorAll("[data-reply]:not([data-draft]), [data-notes]")) field.addEventListener("input", () => keeper.later());
  document.addEventListener("visibilitychange", () => { if (document.hidden) keeper.now(); });
  form.addEventListener("submit", (event) => {
    if (keeper.unreachable) {
      event.preventDefault();
      event.stopPropagation(); // it is not on its way: the button stays as it is
      sendWhenReached(keeper, event.submitter);
      return;
    }
    keeper.closed = true;
    clearTimeout(keeper.waiting);
  });
  return keeper;
}

/* Without an answer from the coach the page would be replaced by the browser's own, and the words with it. */
async function sendWhenReached(keeper, submitter) {
  await keeper.now();
  if (!keeper.unreachable) form.requestSubmit(submitter);
}

/* In practice a case keeps what is not said yet in this tab. */
function keepInTab(field) {
  field.value ||= store.get(session, field.dataset.draft) ?? "";
  field.addEventListener("input", () => store.set(session, field.dataset.draft, field.value));
}

/* The calculator stays on the page */

function calculate(keeper) {
  const field = find("expression");
  const problem = find("sum-problem");
  const work = async () => {
    if (!field.value.trim()) return;
    if (keeper.working) await keeper.working;
    keeper.working = keeper.send({ expression: field.value });
    const found = await keeper.working;
    keeper.working = null;
    problem.textContent = found ? found.problem ?? "" : "The coach does not answer. Try again in a moment.";
    problem.hidden = !problem.textContent;
    for (const sum of found?.sums ?? []) {
      const line = document.createElement("li");
      line.append(Object.assign(document.createElement("span"), { textContent: sum.expression }), " = ", Object.assign(document.createElement("b"), { textContent: sum.value }));
      find("sums").prepend(line);
      field.value = "";
    }
  };
  find("sum").addEventListener("click", (event) => { event.preventDefault(); work(); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    work();
  });
}

/* The clock: counts while the page is open, also over a reload; a closed laptop does not count */

function runClock() {
  const clock = find("clock");
  const key = `mock-seconds:${form.dataset.mock}:${form.dataset.version}`;
  const spent = Number(clock.dataset.spent);
  const here = Number(clock.dataset.question);
  let seconds = Number(store.get(session, key) ?? 0);
  let last = performance.now();
  const show = () => {
    find("seconds").value = String(Math.floor(seconds));
    find("total").textContent = String(Math.floor((spent + seconds) / 60));
    const question = find("here");
    const passed = Math.floor(here + seconds);
    if (question) question.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`;
  };
  setInterval(() => {
    const now = performance.now();
    seconds = Math.min(86_400, seconds + Math.min(5, (now - last) / 1000));
    last = now;
    store.set(session, key, String(seconds));
    show();
  }, 1000);
  show();

  const toggle = find("clock-toggle");
  const words = clock.querySelector(".clock-words");
  const hide = (hidden) => {
    words.hidden = hidden;
    toggle.setAttribute("aria-pressed", String(hidden));
    toggle.textContent = hidden ? "Show the time" : "Hide";
    store.set(local, "mock-clock-hidden", hidden ? "yes" : "");
  };
  toggle.hidden = false;
  toggle.addEventListener("click", () => hide(!words.hidden));
  hide(store.get(local, "mock-clock-hidden") === "yes");
}

/* The questions read aloud by the browser, when wanted */

function readAloud() {
  const button = find("speak");
  if (!window.speechSynthesis || !button) return;
  const label = button.querySelector("span");
  const speak = () => {
    const words = new SpeechSynthesisUtterance([...told.querySelectorAll(".said-lead, h1")].map((each) => each.textContent).join(" "));
    words.lang = "en";
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };
  const set = (on) => {
    button.setAttribute("aria-pressed", String(on));
    label.textContent = on ? "Stop reading the questions aloud" : "Read the questions aloud";
    store.set(local, "mock-aloud", on ? "yes" : "");
    if (on) speak();
    else speechSynthesis.cancel();
  };
  button.hidden = false;
  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"));
  if (store.get(local, "mock-aloud") === "yes") set(true);
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

if (form) {
  const keeper = keepWhatIsWritten();
  if (form.querySelector("[data-clock]")) runClock();
  if (document.querySelector("[data-sum]")) calculate(keeper);
  readAloud();
  const field = form.querySelector("[data-reply]");
  if (field.dataset.draft) keepInTab(field);
  if (matchMedia("(pointer: fine)").matches && !document.querySelector("[data-recorder]")) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }
}
