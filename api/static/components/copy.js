// Copies a quotation with its source and date, as text.

import { announce, el } from "../dom.js";
import { citation } from "../format.js";

const SHOWN_MS = 1600;

/** A button that copies a claim as one would quote it. */
export function copyButton(claim) {
  const label = `Copy with source and date: ${claim.content.slice(0, 60)}`;
  return el("button.link", { type: "button", "aria-label": label, onclick: (event) => copy(event.currentTarget, citation(claim)) }, "Copy");
}

/** Copy some text, and say so on the button that did it. */
export async function copy(button, text) {
  const before = button.textContent;
  const done = (await written(text)) ? "Copied" : "Not copied";
  button.textContent = done;
  announce(done === "Copied" ? "Copied with source and date." : "The browser did not let this be copied.");
  setTimeout(() => { button.textContent = before; }, SHOWN_MS);
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

// Without HTTPS, away from this machine, browsers have no clipboard but this one.
function byHand(text) {
  const area = el("textarea.sr", { value: text, "aria-hidden": "true", tabindex: "-1" });
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return done;
}
