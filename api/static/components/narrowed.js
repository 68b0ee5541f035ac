// What a list is narrowed to besides its choices: words, speakers, sources; a press takes one away.

import { el, foreign } from "../dom.js";
import { setQuery } from "../router.js";
import { nameOf } from "./names.js";

const NOUNS = { speaker: "/speakers", source: "/sources" };

/** Chips for what the address says; none where it says nothing. */
export function narrowed(query, signal) {
  const words = query.get("q");
  const chips = Object.entries(NOUNS).flatMap(([noun, path]) => query.getAll(noun).map((id) => named(query, noun, path, id, signal)));
  if (words) chips.unshift(chip(foreign("span", `“${words}”`), () => setQuery({ q: "" })));
  return chips.length ? el("p.chips", {}, el("span.label", {}, "Only with"), chips) : null;
}

function named(query, noun, path, id, signal) {
  const words = foreign("span", "…");
  nameOf(path, id, signal).then((name) => { words.textContent = name; }, () => { words.textContent = `No. ${id}`; });
  return chip(words, () => setQuery({ [noun]: query.getAll(noun).filter((each) => each !== id) }));
}

function chip(words, onclick) {
  return el("button.chip", { type: "button", onclick }, words, el("span", { "aria-hidden": "true" }, "×"), el("span.sr", {}, "remove"));
}
