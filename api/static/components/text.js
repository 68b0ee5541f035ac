// An article's text with its claims marked in place. The text stays text: only its words are wrapped.

import { el } from "../dom.js";
import { Points } from "../points.js";

/** Draw a text in paragraphs; `look(claim)` gives {colour, clashes} for each claim. */
export function annotated(text, claims, look, lang = null) {
  const stretches = stretchesOf(text, claims);
  const begun = new Set();
  let next = 0;
  const paragraphs = paragraphsOf(text).map(([start, end]) => {
    const parts = [];
    let at = start;
    while (next < stretches.length && stretches[next].end <= start) next += 1;
    for (let place = next; place < stretches.length && stretches[place].start < end; place += 1) {
      const { start: from, end: to, claims: here } = stretches[place];
      parts.push(text.slice(at, Math.max(at, from)));
      at = Math.min(end, to);
      parts.push(stretch(text.slice(Math.max(start, from), at), here, look, begun));
    }
    return el("p", { dir: "auto" }, parts, text.slice(at, end));
  });
  return el("div.story", { lang }, paragraphs);
}

/** All stretches of one claim that are drawn. */
export function drawn(parent, claim) {
  return parent.querySelectorAll(`[data-claims~="${claim.id}"]`);
}

/** A stretch is a link to the innermost of its claims; the first of each claim can be tabbed to. */
function stretch(words, claims, look, begun) {
  const claim = claims[0];
  const { colour, clashes } = look(claim);
  const first = !begun.has(claim.id);
  begun.add(claim.id);
  return el(`a.claim.${colour === null ? "nobody" : `s${colour}`}${clashes ? ".clashes" : ""}`, {
    href: `#claim-${claim.id}`,
    "data-claims": claims.map((each) => each.id).join(" "),
    tabindex: first ? null : -1,
    "aria-describedby": first ? "claim-card" : null,
  }, words);
}

/** Cut the text where claims begin and end; each stretch with its claims, the shortest first. */
function stretchesOf(text, claims) {
  const points = new Points(text);
  const cuts = [];
  for (const claim of claims) {
    const length = claim.spans.reduce((sum, span) => sum + span.end - span.start, 0);
    for (const span of claim.spans) {
      cuts.push([points.unit(span.start), 1, claim, length], [points.unit(span.end), -1, claim, length]);
    }
  }
  cuts.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const open = new Map();
  const out = [];
  let from = 0;
  for (const [at, step, claim, length] of cuts) {
    if (open.size && at > from) out.push({ start: from, end: at, claims: innermost(open) });
    from = at;
    if (step > 0) open.set(claim, length);
    else open.delete(claim);
  }
  return out;
}

function innermost(open) {
  return [...open].sort((a, b) => a[1] - b[1]).map(([claim]) => claim);
}

/** Paragraphs are parted by empty lines; where there is none, every line is one. */
function paragraphsOf(text) {
  const gap = /\n[^\S\n]*\n\s*/.test(text.trim()) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  const out = [];
  let start = 0;
  for (const found of text.matchAll(gap)) {
    if (found.index > start) out.push([start, found.index]);
    start = found.index + found[0].length;
  }
  if (start < text.length) out.push([start, text.length]);
  return out;
}
