/* The practice room: draft, word count, parts begun, and a clock that only informs. Works without any of it. */

import { countWords, partsBegun } from "./star_parts.js";

const form = document.querySelector("[data-practice]");
const field = form.querySelector("textarea");
const draftKey = `draft:${form.dataset.practice}`;

/* Storage may be switched off: then there is no draft and nothing is remembered. */
const store = {
  get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { value ? sessionStorage.setItem(key, value) : sessionStorage.removeItem(key); } catch { /* off */ } },
};

function showDraft() {
  const draft = store.get(draftKey);
  if (draft && !field.value) field.value = draft;
  form.querySelector("[data-draft-note]").hidden = false;
}

const words = form.querySelector("[data-words]");
const begun = form.querySelector("[data-begun]");

function showProgress() {
  const count = countWords(field.value);
  words.textContent = count === 0 ? "" : count === 1 ? "1 word." : `${count} words.`;
  if (!begun) return;
  begun.hidden = false;
  const found = partsBegun(field.value);
  for (const item of begun.querySelectorAll("[data-part]")) {
    const has = found[item.dataset.part];
    item.classList.toggle("is-begun", has);
    item.querySelector("[data-state]").textContent = has ? " begun" : " not begun";
  }
}

/* Counts seconds from the first key, also past any length; hiding it is remembered. */
const timer = form.querySelector("[data-timer]");
const clock = form.querySelector("[data-clock]");
const toggle = form.querySelector("[data-timer-toggle]");
const seconds = form.querySelector("[data-seconds]");
let startedAt = null;

function showTime() {
  if (startedAt === null) return;
  const passed = Math.floor((performance.now() - startedAt) / 1000);
  seconds.value = String(Math.min(passed, 86_400));
  clock.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`;
}

function showClock(hidden) {
  clock.hidden = hidden;
  toggle.setAttribute("aria-pressed", String(hidden));
  toggle.textContent = hidden ? "Show the time" : "Hide the time";
  store.set("timer-hidden", hidden ? "yes" : "");
}

toggle.addEventListener("click", () => showClock(!clock.hidden));
timer.hidden = false;
showClock(store.get("timer-hidden") === "yes");

let waiting = 0;
field.addEventListener("input", () => {
  if (startedAt === null) {
    startedAt = performance.now();
    setInterval(showTime, 1000);
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    store.set(draftKey, field.value);
    showProgress();
  }, 150);
});
form.addEventListener("submit", () => {
  showTime();
  store.set(draftKey, field.value);
});

showDraft();
showProgress();
