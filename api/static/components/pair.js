// A contradiction: two speakers, two quotations, the words that clash, and why in one sentence.

import { el, fill, foreign, fresh } from "../dom.js";
import { KINDS, apart, certainty } from "../format.js";
import { clashing } from "./evidence.js";
import { judge } from "./judge.js";
import { quote, words } from "./quote.js";

/** A summary longer than this is set smaller: it is a sentence, no headline. */
const LONG = 90;

/** One contradiction. `open` shows its reasons at once; `level` is that of its heading. */
export function pair(item, { lead = false, open = false, level = 3, signal } = {}) {
  const id = fresh("pair");
  const sides = item.claims.map((claim, number) => el(`div.side.s${number}`, {}, quote(claim)));
  const length = item.explanation.summary.length > LONG ? ".long" : "";
  const node = el(`article.pair${lead ? ".lead" : ""}${length}`, { "aria-labelledby": id, "data-pair": item.id },
    el("p.kicker", {}, el("span.kind", {}, KINDS[item.kind]), el("span", {}, kicker(item))),
    el(`h${level}`, { id }, el("a", { href: `/contradictions/${item.id}`, dir: "auto" }, item.explanation.summary)),
    el("div.sides", {}, sides),
    el("div.below", {}, why(item, open), judge(item)));
  mark(item, sides, signal);
  return node;
}

function kicker(item) {
  return item.same_speaker ? `the same speaker, ${apart(item.days_apart)}` : apart(item.days_apart);
}

/** Marks follow when they are known: mostly at once, sometimes only from the article. */
async function mark(item, sides, signal) {
  await Promise.all(item.claims.map(async (claim, number) => {
    const ranges = await clashing(claim, item.explanation.reasons, signal);
    if (ranges.length) sides[number].querySelector("blockquote").replaceWith(words(claim, ranges));
  }));
}

function why(item, open) {
  const { reasons } = item.explanation;
  const list = reasons.map((reason) =>
    el(`li${reason.weight < 0 ? ".against" : ""}`, {},
      foreign("span", reason.text),
      el("meter", { min: 0, max: 1, value: Math.min(1, Math.abs(reason.weight)), "aria-label": weighs(reason) })));
  const box = el("details.why", { open },
    el("summary", {}, "Why, and how sure", el("span.certainty", {}, certainty(item.confidence))),
    el("ul", {}, list.length ? list : el("li", {}, "No single reason was recorded.")));
  return box;
}

function weighs(reason) {
  const share = Math.round(Math.abs(reason.weight) * 100);
  return reason.weight < 0 ? `speaks against it, weight ${share} of 100` : `speaks for it, weight ${share} of 100`;
}

/** Several contradictions in a list. */
export function pairs(items, options) {
  return el("div.pairs", {}, items.map((item) => pair(item, options)));
}

/** A pair in one line, for margins: what the other side says. */
export function otherSide(item, claim) {
  const other = item.claims.find((each) => each.id !== claim.id) ?? item.claims[1];
  return el("li", {}, el("span.kind", {}, KINDS[item.kind]), fill(el("div"), quote(other)));
}
