/* Two windows may show one question. A recording that another window makes right now must not be finished from here. */

const NAME = "coach-recording:";

/** Marks a recording as being made in this window, until the returned function is called or the window is gone. */
export function hold(id) {
  let release = () => {};
  navigator.locks?.request(NAME + id, () => new Promise((resolve) => { release = resolve; })).catch(() => {});
  return () => release();
}

/** Says so, and offers nothing, where the unfinished recording of that section is being made in another window. */
export async function noteElsewhere(section) {
  if (!section || !navigator.locks) return;
  const { held } = await navigator.locks.query();
  if (!held.some((lock) => lock.name === NAME + section.dataset.unfinished)) return;
  section.querySelector("p").textContent = "You are recording an answer to this question in another window.";
  section.querySelector(".actions").hidden = true;
}
