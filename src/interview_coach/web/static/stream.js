/* Remarks of a model as they come. The server keeps them: a lost line goes on where it broke, a closed page loses none. */

const section = document.querySelector("[data-stream]");
const list = section.querySelector("[data-live-remarks]");
const state = section.querySelector("[data-live-state]");
const end = section.querySelector("[data-live-end]");
const HEADS = { keep: "Keep this", main_fix: "Change this first", improvements: "For later", asks: "A question back to you" };
const seen = new Set();

function show(event) {
  if (seen.has(event.lastEventId)) return;
  seen.add(event.lastEventId);
  const item = document.createElement("li");
  const head = document.createElement("b");
  head.textContent = `${HEADS[event.type]}: `;
  const words = document.createElement("span");
  words.className = "voice";
  words.textContent = JSON.parse(event.data).text;
  item.append(head, words);
  list.append(item);
}

function finish(text, label) {
  source.close();
  state.textContent = text;
  if (label) end.querySelector("[data-live-link]").textContent = label;
  end.hidden = false;
}

const source = new EventSource(section.dataset.stream);
for (const kind of Object.keys(HEADS)) source.addEventListener(kind, show);
source.addEventListener("done", () => {
  const heading = section.querySelector("[data-live-heading]");
  heading.textContent = heading.dataset.after;
  finish("The mark and the whole feedback are ready.");
  /* Nobody who is reading further down is thrown back to the top. */
  if (window.scrollY < 400) window.location.reload();
});
source.addEventListener("failed", (event) => finish(JSON.parse(event.data).text, "Load the page again"));
source.addEventListener("error", () => {
  if (source.readyState === EventSource.CLOSED) finish("The line was lost. Your answer and its mark are safe.", "Load the page again");
});
