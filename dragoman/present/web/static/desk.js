// Keys on every page: j k walk the list, enter opens, esc goes back, / searches; on some, keys that their buttons and
// links name. Without this file every page still works.
"use strict";

const lines = [...document.querySelectorAll(".line, .claim, tbody tr")];
let place = -1;

function goTo(next) {
  if (!lines.length) return;
  lines[place]?.classList.remove("here");
  place = Math.min(lines.length - 1, Math.max(0, next));
  const line = lines[place];
  line.classList.add("here");
  line.querySelector("a")?.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

const KEYS = {
  j: () => goTo(place + 1),
  k: () => goTo(place - 1),
  "/": () => document.getElementById("q")?.focus(),
  Escape: () => history.back(),
  "?": () => { location.href = "/keys"; },
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea");
  if (isTyping && event.key === "Escape") event.target.blur();
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem("keys") === "off" && event.key !== "Escape") return;
  const named = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  const act = named ? () => named.click() : KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(`“${button.dataset.copy}”\n${new URL(button.dataset.path, location.href)}`);
    button.textContent = "Copied";
  });
}

// Single keys can be switched off (WCAG 2.2, 2.1.4): for speech input, where a word types letters.
for (const button of document.querySelectorAll("button.keys")) {
  const tell = () => { button.textContent = localStorage.getItem("keys") === "off" ? "Switch keys on" : "Switch keys off"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.setItem("keys", localStorage.getItem("keys") === "off" ? "on" : "off");
    tell();
  });
  tell();
}
