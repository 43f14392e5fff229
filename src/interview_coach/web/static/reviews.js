/* Keys for a review: space shows the answer, 1 to 4 say how well it was known, u takes the last one back.
   The page works without them. */

const card = document.querySelector("[data-card]");
const ratings = document.querySelector("[data-ratings]");
const began = performance.now();

ratings?.addEventListener("submit", (event) => {
  if (ratings.dataset.sent) {
    event.preventDefault();
    return;
  }
  ratings.dataset.sent = "yes";
  ratings.elements.seconds.value = String(Math.round((performance.now() - began) / 1000));
});

addEventListener("pageshow", (event) => {
  if (event.persisted && ratings) delete ratings.dataset.sent;
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === " ") {
    if (card.open || event.target.closest("summary, button, a")) return; // the browser's own meaning
    event.preventDefault();
    card.open = true;
    return;
  }
  if (/^[1-4]$/.test(event.key) && !card.open) return;
  document.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
});
