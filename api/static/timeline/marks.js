// One mark: a dot for a claim, a larger one with a number for several that are close together.

import { svg } from "../dom.js";
import { count, day } from "../format.js";

const SMALL = 6;
const LARGE = 11;
const LEAST_TARGET = 12;

/** Draw a mark as a button of the drawing. */
export function mark({ entries, x, y, clashes }, label) {
  const number = entries.length;
  const radius = number === 1 ? SMALL : Math.min(LARGE, SMALL + 1.6 * Math.log2(number));
  const colours = new Set(entries.map(({ colour }) => colour));
  const colour = colours.size === 1 ? [...colours][0] : null;
  return svg("g", {
    class: `mark ${colour === null ? "nobody" : `s${colour}`}${clashes ? " clashes" : ""}`,
    transform: `translate(${x.toFixed(1)} ${y})`,
    role: "button", tabindex: -1, "aria-label": label,
  },
  svg("circle", { class: "target", r: Math.max(LEAST_TARGET, radius) }),
  clashes && svg("circle", { class: "ring", r: radius + 3 }),
  svg("circle", { class: "dot", r: radius }),
  number > 1 && svg("text", { y: 3.6 }, number > 99 ? "99+" : number));
}

/** A mark in words: who, when, what. */
export function describe({ entries, clashes }, lane) {
  const first = entries[0].claim;
  const days = [...new Set([entries[0].at, entries.at(-1).at].map((at) => day(new Date(at).toISOString())))].join(" to ");
  const what = entries.length === 1 ? first.content : `${count(entries.length, "claim")}, the first: ${first.content}`;
  return `${lane}, ${days}: ${what}${clashes ? " (contradicted)" : ""}`;
}
