/* The pitch counts itself while it is changed, can be copied and printed; the plan can be printed. The pages work
   without any of it. Words are counted as domain/rush.py counts them. */

const WORDS_A_MINUTE = 140;

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
const offer = document.querySelector("[data-print-offer]");
if (offer) offer.hidden = false;

const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

function describe(text) {
  const words = text.split(/\s+/).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length;
  const blanks = new Set(text.match(/\[[^[\]]*\]/g) ?? []).size;
  const left = blanks === 0 ? "No blanks left." : `${counted(blanks, "blank")} to fill.`;
  return `${counted(words, "word")}, about ${counted(Math.round((words * 60) / WORDS_A_MINUTE), "second")}. ${left}`;
}

/* Storage may be switched off: then a change lasts as long as the page. */
const store = {
  get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { value === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, value); } catch { /* off */ } },
};

function openPitch(section) {
  const field = section.querySelector("[data-pitch-text]");
  const count = section.querySelector("[data-count]");
  const printed = section.querySelector("[data-print-text]");
  const label = section.querySelector("[data-copy-label]");
  const key = `pitch:${section.dataset.pitch}`;
  const first = field.defaultValue;
  let waiting = 0;

  const show = () => {
    count.textContent = describe(field.value);
    printed.textContent = field.value;
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      show();
      store.set(key, field.value);
    }, 150);
  });
  section.querySelector("[data-reset]").addEventListener("click", () => {
    field.value = first;
    store.set(key, null);
    show();
    field.focus();
  });
  section.querySelector("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      label.textContent = "Copied";
    } catch {
      field.select(); /* not allowed here: it is selected, so the keyboard can copy it */
      label.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => { label.textContent = "Copy it"; }, 4000);
  });

  field.value = store.get(key) ?? first;
  section.querySelector("[data-pitch-actions]").hidden = false;
  section.querySelector("[data-kept]").hidden = false;
  show();
}

const section = document.querySelector("[data-pitch]");
if (section) openPitch(section);
