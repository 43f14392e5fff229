/* A recording: waiting for its text, playing from a word or a place, keeping what was corrected. */

const player = document.querySelector("[data-player]");

/* While it is written down */

const waiting = document.querySelector("[data-waiting]");

async function look() {
  const reply = await fetch(`/api/v1/recordings/${waiting.dataset.waiting}`).catch(() => null);
  if (reply?.ok) {
    const { state, progress } = await reply.json();
    if (state !== "transcribing") {
      location.reload();
      return;
    }
    if (progress) {
      waiting.querySelector("[data-progress]").value = progress;
      waiting.querySelector("[data-progress-words]").textContent = `${Math.round(progress * 100)} % written down.`;
    }
  } else if (reply?.status === 404) {
    location.reload();
    return;
  }
  setTimeout(look, 1000);
}

if (waiting) setTimeout(look, 700);

/* Playing from a place */

function playFrom(seconds) {
  player.currentTime = Math.max(0, seconds);
  player.play().catch(() => {});
}

if (player) {
  document.addEventListener("click", (event) => {
    const at = event.target.closest("[data-at]")?.dataset.at;
    if (at !== undefined && getSelection().isCollapsed) playFrom(Number(at));
  });
  const now = document.querySelector("[data-now]");
  const words = [...document.querySelectorAll("[data-words] [data-at]")];
  let last = null;
  player.addEventListener("timeupdate", () => {
    const at = player.currentTime;
    let spoken = null;
    for (const word of words) if (Number(word.dataset.at) <= at + 0.05) spoken = word;
    if (spoken !== last) {
      last?.classList.remove("is-said");
      spoken?.classList.add("is-said");
      last = spoken;
    }
    if (now && player.duration > 0) {
      now.removeAttribute("hidden");
      now.setAttribute("x", String((at / player.duration) * 997));
    }
  });
}

/* One stop for the Tab key; arrows go from word to word. */
for (const text of player ? document.querySelectorAll("[data-words]") : []) {
  const words = [...text.querySelectorAll("[data-at]")];
  if (words.length) words[0].tabIndex = 0;
  for (const word of words) word.setAttribute("role", "button");
  text.addEventListener("keydown", (event) => {
    const here = words.indexOf(document.activeElement);
    if (here < 0) return;
    const to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: words.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      playFrom(Number(words[here].dataset.at));
    } else if (words[to]) {
      event.preventDefault();
      words[here].tabIndex = -1;
      words[to].tabIndex = 0;
      words[to].focus();
    }
  });
}

/* What was corrected outlives a reload; storage may be switched off. */

const form = document.querySelector("[data-approve]");
const shown = player?.getAttribute("src").match(/recordings\/(\w+)\//)?.[1];
if (!form && shown) { /* handed in: the answer has it now */
  try { sessionStorage.removeItem(`transcript:${shown}`); } catch { /* off */ }
} else if (form) {
  const field = form.querySelector("textarea");
  const key = `transcript:${form.dataset.approve}`;
  try {
    field.value = sessionStorage.getItem(key) ?? field.value;
    field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
  } catch { /* off */ }
}
