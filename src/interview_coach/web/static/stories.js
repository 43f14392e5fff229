/* What is typed and not yet kept stays in this tab; focus goes to the question that is asked. */

const asked = document.querySelector("[data-story]");

function kept(action) {
  try {
    return action(sessionStorage);
  } catch {
    return null; /* storage is switched off: the step is stored when it is sent */
  }
}

const key = (slot) => `story:${asked.dataset.story}:${slot}`;
if (asked?.dataset.kept) kept((store) => store.removeItem(key(asked.dataset.kept)));
if (asked?.dataset.slot) {
  const field = asked.querySelector("textarea");
  const mine = key(asked.dataset.slot);
  const draft = kept((store) => store.getItem(mine));
  if (draft && !field.value) field.value = draft;
  field.addEventListener("input", () => kept((store) => store.setItem(mine, field.value)));
  if (asked.dataset.kept) field.focus({ preventScroll: true });
}
