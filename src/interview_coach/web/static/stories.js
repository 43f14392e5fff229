/* What is typed and not yet kept stays in this tab; focus goes to the question that is asked. */

const form = document.querySelector("form[data-story]");

function kept(action) {
  try {
    return action(sessionStorage);
  } catch {
    return null; /* storage is switched off: the step is stored when it is sent */
  }
}

if (form) {
  const field = form.querySelector("textarea");
  const key = (slot) => `story:${form.dataset.story}:${slot}`;
  if (form.dataset.kept) kept((store) => store.removeItem(key(form.dataset.kept)));
  const mine = key(form.dataset.slot);
  const draft = kept((store) => store.getItem(mine));
  if (draft && !field.value) field.value = draft;
  field.addEventListener("input", () => kept((store) => store.setItem(mine, field.value)));
  if (form.dataset.kept) field.focus({ preventScroll: true });
}
