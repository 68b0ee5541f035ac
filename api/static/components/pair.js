// A contradiction: two speakers, two quotations, the words that clash, and why in one sentence.

import { el, foreign, fresh } from "../dom.js";
import { KINDS, apart, certainty, score } from "../format.js";
import { clashing, restsOn } from "./evidence.js";
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
    kicker(item),
    el(`h${level}`, { id }, el("a", { href: `/contradictions/${item.id}`, dir: "auto" }, item.explanation.summary)),
    el("div.sides", {}, sides),
    el("div.below", {}, why(item, open, signal), judge(item)));
  mark(item, sides, signal);
  return node;
}

function kicker(item) {
  const distance = apart(item.days_apart);
  const { word } = certainty(item.confidence);
  return el("p.kicker", {},
    el("span.kind", {}, KINDS[item.kind]),
    el("span", {}, item.same_speaker ? `the same speaker, ${distance}` : distance),
    el(`span.certainty.${word.toLowerCase()}`, { title: `Score ${score(item.confidence)}` }, word));
}

/** Marks follow when they are known: mostly at once, sometimes only from the article. */
async function mark(item, sides, signal) {
  await Promise.all(item.claims.map(async (claim, number) => {
    const ranges = await clashing(claim, item.explanation.reasons, signal);
    if (ranges.length) sides[number].querySelector("blockquote").replaceWith(words(claim, ranges));
  }));
}

/** The strongest reason stands there at once; all of them, and the score, are one press away. */
function why(item, open, signal) {
  const { reasons } = item.explanation;
  const most = Math.max(...reasons.map(({ weight }) => Math.abs(weight)));
  const list = el("ul", {}, reasons.length ? reasons.map((reason) => row(item, reason, most)) : el("li", {}, "No single reason was recorded."));
  const box = el("details.why", { open },
    el("summary", {}, "Why? ", foreign("span", reasons.find(({ weight }) => weight > 0)?.text ?? "")),
    list, scored(item));
  box.addEventListener("toggle", () => pointAt(item, list, signal), { once: true });
  return box;
}

function row(item, { text, weight }, most) {
  const share = Math.round((Math.abs(weight) / most) * 100);
  const says = weight < 0 ? "speaks against it" : "speaks for it";
  return el(`li${weight < 0 ? ".against" : ""}`, {},
    el("div", {}, foreign("span", text), weight < 0 && el("small", {}, " Speaks against it.")),
    el("meter", { min: 0, max: 100, value: share, "aria-label": `${says}, ${share} of 100 of the weightiest` }));
}

function scored({ confidence }) {
  const { word, advice } = certainty(confidence);
  return el("p.score", {}, el("strong", {}, `${word}: score ${score(confidence)}.`), " ", advice);
}

/** Under each reason the words that it rests on, once somebody asks for the reasons. */
async function pointAt(item, list, signal) {
  await Promise.all(item.explanation.reasons.map(async ({ evidence }, place) => {
    const found = (await Promise.all(item.claims.map((claim) => restsOn(claim, evidence, signal)))).flat();
    if (found.length) list.children[place].firstChild.append(el("small.rests", {}, "Rests on ", found.map((each) => foreign("q", each))));
  }));
}

/** Several contradictions in a list. */
export function pairs(items, options) {
  return el("div.pairs", {}, items.map((item) => pair(item, options)));
}
