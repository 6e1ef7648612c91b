// Keys on every page: j k walk the list, enter opens, esc goes back, / searches. Without this file every page still works.
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
  const act = KEYS[event.key];
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
