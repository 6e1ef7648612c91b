// Sets the colours that were chosen here before anything is drawn. Without a choice, those of the system hold.
"use strict";

try {
  const chosen = localStorage.getItem("colours");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // storage is switched off: the colours of the system hold
}
