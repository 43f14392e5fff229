/* The recorder: choose how to answer, check the devices, count down, record, pause, start over; parts go up meanwhile. */

import { canRecord, list, mediaType, Meter, open, problemOf, remember } from "./recorder_devices.js";
import { hold, noteElsewhere } from "./recorder_elsewhere.js";
import { Refused, Upload } from "./recorder_upload.js";

const PIECE_MS = 1000;
const PIECES_IN_A_PART = 3;
const LAST_WORDS_SECONDS = 60;
const UNPLUGGED = "The microphone or camera was closed, so the recording ends here. What was recorded is kept.";
const KEPT = "What had arrived is kept: load this page again to go on with it, or look at Your data.";
const BITS = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 900_000 };

const root = document.querySelector("[data-recorder]");
const form = document.querySelector("[data-practice]");
const find = (name) => root.querySelector(`[data-${name}]`);
const stage = find("stage");
const preview = find("preview");
const limit = Number(root.dataset.limit);
const pauseMs = Number(root.dataset.pause ?? 0) * 1000; /* silence that ends a reply; 0: only the button does */
const agreed = root.dataset.agreed.split(" ");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

let kind = "type";
let stream = null;
let meter = null;
let take = null; /* what is being recorded */
let starting = false;

function show(view) {
  for (const each of root.querySelectorAll("[data-view]")) each.hidden = each.dataset.view !== view;
  const seen = view === "setup" || view === "recording";
  find("level").hidden = !seen;
  find("screen").hidden = !(kind === "video" && seen) && view !== "counting";
  preview.hidden = kind !== "video";
  for (const radio of root.querySelectorAll("[name=how]")) radio.disabled = ["recording", "counting", "saving"].includes(view);
}

function say(name, words) {
  const element = find(name);
  element.textContent = words;
  element.hidden = !words;
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/* Choosing and checking */

async function choose(value) {
  kind = value;
  close();
  root.querySelector(`[name=how][value=${value}]`).checked = true;
  form.hidden = value !== "type";
  stage.hidden = value === "type";
  if (value === "type") return;
  if (!agreed.includes(value)) {
    show(`consent-${value}`);
    return;
  }
  await setUp();
}

async function setUp() {
  show("waiting");
  const asked = kind;
  try {
    if (!canRecord() || !mediaType(kind)) throw new DOMException("", "NotSupportedError");
    const opened = await open(kind);
    if (kind !== asked || stage.hidden) {
      stop(opened);
      return;
    }
    close();
    stream = opened;
  } catch (error) {
    if (kind === asked) fail(problemOf(error, kind));
    return;
  }
  for (const track of stream.getTracks()) track.addEventListener("ended", unplugged);
  preview.srcObject = kind === "video" ? stream : null;
  if (kind === "video") preview.play().catch(() => {});
  say("check", "Say a few words: the bar should move.");
  meter = new Meter(root.querySelector("meter"), stream, () => say("check", "I hear you. Ready when you are."));
  await list(root, stream);
  show("setup");
}

function fail({ title, text, steps = [], speak = false }) {
  close();
  say("problem-title", title);
  say("problem-text", text);
  const points = find("problem-steps");
  points.hidden = steps.length === 0;
  points.replaceChildren(...steps.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  root.querySelector("[data-do=speak]").hidden = !speak;
  show("problem");
}

function stop(opened) {
  for (const track of opened?.getTracks() ?? []) track.stop();
}

function close() {
  meter?.stop();
  meter = null;
  for (const track of stream?.getTracks() ?? []) track.removeEventListener("ended", unplugged);
  stop(stream);
  stream = null;
  preview.srcObject = null;
}

function unplugged() {
  if (take) finish(UNPLUGGED);
  else if (!starting) setUp();
}

/* Recording */

async function countDown() {
  if (calm) return;
  show("counting");
  for (const number of [3, 2, 1]) {
    say("countdown", String(number));
    await new Promise((resolve) => setTimeout(resolve, 800));
  }
  say("countdown", "");
}

/* A second click while it counts down starts no second recording. */
async function start() {
  if (starting || take) return;
  starting = true;
  await begin().finally(() => { starting = false; });
}

async function begin() {
  window.speechSynthesis?.cancel();
  const type = mediaType(kind);
  const upload = new Upload(root.dataset.recorder, showUpload);
  try {
    await Promise.all([upload.begin(kind, type), countDown()]);
  } catch (error) {
    upload.discard();
    if (!(error instanceof Refused)) fail({ title: "The coach does not answer", text: "Is it still running? Start it again, then try once more." });
    else fail({ title: "It cannot be recorded", text: error.message });
    return;
  }
  let recorder;
  try {
    recorder = new MediaRecorder(stream, { mimeType: type, ...BITS });
    recorder.start(PIECE_MS);
  } catch (error) { /* unplugged while it counted down */
    upload.discard();
    fail(problemOf(error.name === "NotSupportedError" ? new DOMException("", "NotReadableError") : error, kind));
    return;
  }
  take = { recorder, upload, pieces: [], seconds: 0, since: performance.now(), ticking: setInterval(tick, 250), warned: "", release: hold(upload.id) };
  const mine = take;
  recorder.addEventListener("dataavailable", (event) => {
    if (event.data.size) mine.pieces.push(event.data);
    if (mine.pieces.length >= PIECES_IN_A_PART || recorder.state === "paused") ship(mine, type);
  });
  /* Also when all devices are gone, or the browser gives up: nothing is recorded then, whatever the clock shows. */
  recorder.addEventListener("stop", () => { if (!mine.ending) finish(UNPLUGGED); });
  say("rec-warning", "");
  say("upload-state", "Every few seconds a piece is encrypted and stored.");
  show("recording");
  showRunning(true);
  root.querySelector("[data-do=stop]").focus();
}

function ship(from, type) {
  if (from.pieces.length) from.upload.add(new Blob(from.pieces, { type }), secondsOf(from));
  from.pieces = [];
}

const secondsOf = (from) => from.seconds + (from.since === null ? 0 : (performance.now() - from.since) / 1000);

function tick() {
  const seconds = secondsOf(take);
  find("rec-clock").textContent = clock(seconds);
  if (hasFallenSilent()) {
    finish("You were silent for a while, so this answer ends here. All of it is kept.");
    return;
  }
  const left = limit - seconds;
  if (left <= 0) {
    finish("The time is full, so the recording ends here. All of it is kept.");
  } else if (left <= LAST_WORDS_SECONDS && !take.warned) {
    take.warned = "yes";
    say("rec-warning", "One minute left. Come to your last sentence; what you said is kept.");
  }
}

/* Thinking before the first word is no silence after it. */
function hasFallenSilent() {
  if (!pauseMs || take.since === null || !meter || meter.heardAt < take.since) return false;
  return performance.now() - meter.heardAt > pauseMs;
}

function showRunning(running) {
  root.classList.toggle("is-recording", running);
  find("rec-state").textContent = running ? "Recording" : "Paused";
  root.querySelector("[data-do=pause]").textContent = running ? "Pause" : "Go on";
}

function pause() {
  const { recorder } = take;
  if (recorder.state === "recording") {
    take.seconds = secondsOf(take);
    take.since = null;
    recorder.requestData();
    recorder.pause();
  } else {
    take.since = performance.now();
    recorder.resume();
  }
  showRunning(recorder.state === "recording");
}

function showUpload({ safe, waiting, lost, words, refused }) {
  root.classList.toggle("is-lost", lost);
  if (refused && take && !take.ending) abort(words);
  else if (lost && !refused) say("upload-state", `${words || "The coach does not answer."} Trying again; keep this page open and go on. Safe so far: ${clock(safe)}.`);
  else if (!refused) say("upload-state", `Safe up to ${clock(safe)}.${waiting > 1 ? " Catching up …" : ""}`);
  if (lost && !refused) say("saving", "The coach does not answer. Keep this page open: the rest is sent as soon as it is back.");
  else if (!refused) say("saving", "Saving the last piece …");
}

async function halt() {
  clearInterval(take.ticking);
  take.seconds = secondsOf(take);
  take.since = null;
  if (take.recorder.state === "inactive") return;
  const stopped = new Promise((resolve) => take.recorder.addEventListener("stop", resolve, { once: true }));
  take.recorder.stop();
  await stopped;
}

/* What is said from here on would not be stored, so it is not recorded either. */
async function abort(words) {
  const mine = take;
  mine.ending = true;
  await halt();
  done(mine);
  fail({ title: "The recording ends here", text: `${words} ${KEPT}` });
}

function done(mine) {
  take = null;
  mine.release();
  root.classList.remove("is-recording", "is-lost");
}

async function finish(words = "") {
  if (take.ending) return;
  take.ending = true;
  const mine = take;
  show("saving");
  say("saving", words || "Saving the last piece …");
  await halt();
  ship(mine, mine.recorder.mimeType);
  close();
  try {
    await mine.upload.finish(mine.seconds);
    done(mine);
    location.assign(`${root.dataset.next}${mine.upload.id}`);
  } catch (error) {
    done(mine);
    fail({ title: "The recording could not be finished", text: `${error.message} ${KEPT}` });
  }
}

async function again() {
  const mine = take;
  mine.ending = true;
  await halt();
  done(mine);
  mine.upload.discard();
  show("setup");
  root.querySelector("[data-do=start]").focus();
}

/* The question, read aloud by the browser */

const aloud = find("read-aloud");
if (window.speechSynthesis && aloud) {
  const label = aloud.querySelector("span");
  const rest = () => { label.textContent = "Read the question aloud"; };
  aloud.hidden = false;
  aloud.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      rest();
      return;
    }
    const words = new SpeechSynthesisUtterance(document.querySelector("h1.question").textContent);
    words.lang = "en";
    words.addEventListener("end", rest);
    words.addEventListener("error", rest);
    label.textContent = "Stop reading";
    speechSynthesis.speak(words);
  });
}

const actions = { start, stop: () => finish(), pause, again, retry: setUp, speak: () => choose("audio"), type: () => choose("type") };
root.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());
root.addEventListener("change", (event) => {
  if (event.target.name === "how") choose(event.target.value);
  const device = event.target.closest("[data-device]");
  if (device) {
    remember(device.dataset.device, event.target.value);
    setUp();
  }
});
addEventListener("beforeunload", (event) => {
  if (take && (!take.ending || take.upload.unsent)) event.preventDefault();
});
addEventListener("pagehide", () => window.speechSynthesis?.cancel());

root.hidden = false;
noteElsewhere(document.querySelector("[data-unfinished]"));
choose(root.dataset.chosen || "type");
