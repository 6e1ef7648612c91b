// Keys on every page: j k walk the list, enter opens, esc goes back, / searches; they can be switched off (WCAG 2.1.4).
// Buttons and links may name a key of their own; colours of choice, and quotes to copy. Without this file every page still
// works.
"use strict";

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is switched off: choices hold for one page
  }
}

function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // as above
  }
}

const lines = [...document.querySelectorAll(".line, .claim, tbody tr")];
let place = -1;

function goTo(next) {
  if (!lines.length) return;
  lines[place]?.classList.remove("here");
  place = Math.min(lines.length - 1, Math.max(0, next));
  const line = lines[place];
  line.classList.add("here");
  (line.querySelector("a.sentence") ?? line.querySelector("a"))?.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

const COLOURS = ["system", "light", "dark"];
const colours = () => document.documentElement.dataset.theme ?? "system";

function setColours(name) {
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  keep("colours", name === "system" ? null : name);
  for (const button of document.querySelectorAll("[data-colours]")) {
    button.setAttribute("aria-pressed", button.dataset.colours === name);
  }
}

let keysAreOn = kept("keys") !== "off";

function setKeys(on) {
  keysAreOn = on;
  keep("keys", on ? null : "off");
  document.querySelector("[data-keys]").setAttribute("aria-pressed", on);
}

// In a text from claim to claim, in a list from part to part.
const follow = (rel) => (document.querySelector(`.margin a[rel=${rel}]`) ?? document.querySelector(`a[rel=${rel}]`))?.click();

const KEYS = {
  j: () => goTo(place + 1),
  k: () => goTo(place - 1),
  "/": () => document.getElementById("q")?.focus(),
  Escape: () => history.back(),
  "?": () => { location.href = "/keys"; },
  n: () => follow("next"),
  p: () => follow("prev"),
  t: () => setColours(COLOURS[(COLOURS.indexOf(colours()) + 1) % COLOURS.length]),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea");
  if (isTyping && event.key === "Escape") event.target.blur();
  if (!keysAreOn || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
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
    await navigator.clipboard.writeText(`“${JSON.parse(button.dataset.copy)}”\n${new URL(button.dataset.path, location.href)}`);
    button.textContent = "Copied";
  });
}

for (const tool of document.querySelectorAll(".tools [hidden]")) tool.hidden = false;
setColours(colours());
setKeys(keysAreOn);
document.querySelector("[data-keys]").addEventListener("click", () => setKeys(!keysAreOn));
for (const button of document.querySelectorAll("[data-colours]")) {
  button.addEventListener("click", () => setColours(button.dataset.colours));
}

// On a phone the questions stand in one row: the one at hand is moved into sight.
const here = document.querySelector(".bar [aria-current]");
here?.parentElement.scrollTo({ left: here.offsetLeft - here.parentElement.offsetLeft - 16 });
