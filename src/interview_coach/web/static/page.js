/* Comfort for every page: the theme without a reload, and forms that say that they are at work. */

const YEAR = 365 * 24 * 3600;

document.querySelector("[data-theme-form]")?.addEventListener("submit", (event) => {
  const theme = event.submitter?.value;
  if (theme !== "light" && theme !== "dark") return;
  event.preventDefault();
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute("content", theme);
  document.cookie = `coach_theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  document.querySelector(theme === "dark" ? ".to-light" : ".to-dark")?.focus();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const words = form.dataset.busy;
  if (!words || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter ?? form.querySelector("button");
  if (!button) return;
  button.dataset.label = button.innerHTML;
  button.setAttribute("aria-disabled", "true");
  button.textContent = words;
});

/* Coming back with the browser's back button shows the page as it was left. */
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    const button = form.querySelector("button[data-label]");
    if (!button) continue;
    button.innerHTML = button.dataset.label;
    button.removeAttribute("aria-disabled");
  }
});

/* The answer has arrived: its draft is no longer needed. */
const sent = document.querySelector("header[data-sent]")?.dataset.sent;
if (sent) {
  try {
    sessionStorage.removeItem(`draft:${sent}`);
  } catch {
    /* storage is switched off: there was no draft either */
  }
}
