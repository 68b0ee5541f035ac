// Which words of a claim the reasons of a contradiction rest on.

import { get } from "../api.js";
import { Points, joined } from "../points.js";
import { el } from "../dom.js";

/** Marked more than this, nothing stands out any more. */
const TOO_MUCH = 0.85;
const texts = new Map();

/** Ranges of a claim's content, in code points, that the reasons of an explanation point at. */
export async function clashing(claim, reasons, signal) {
  const evidence = reasons.filter((reason) => reason.weight >= 0).flatMap((reason) => reason.evidence);
  const most = new Points(claim.content).length * TOO_MUCH;
  return joined((await rangesOf(claim, evidence, signal)).filter(([start, end]) => end - start < most));
}

/** The words of a claim that one reason rests on; those of neighbours together. */
export async function restsOn(claim, evidence, signal) {
  const content = new Points(claim.content);
  const ranges = joined((await rangesOf(claim, evidence, signal)).map(([start, end]) => [start, end + 1]));
  return ranges.map(([start, end]) => content.slice(start, end).trim().replace(/[,;:.]$/, "")).filter(Boolean);
}

async function rangesOf(claim, evidence, signal) {
  const content = new Points(claim.content);
  const ranges = [];
  for (const { claim: id, start, end } of evidence) {
    const place = id === claim.id && (inContent(claim, content, start, end) ?? (await inText(claim, content, start, end, signal)));
    if (place) ranges.push(place);
  }
  return ranges;
}

/** Write a text with the words at these ranges marked. */
export function marked(text, ranges) {
  const points = new Points(text);
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(points.slice(at, start), el("mark.clash", {}, points.slice(start, end)));
    at = end;
  }
  return [...parts, points.slice(at, points.length)].filter((part) => part !== "");
}

/** The content is mostly the words of the spans, joined by spaces: then the offsets say it all. */
function inContent(claim, content, start, end) {
  const length = claim.spans.reduce((sum, span) => sum + span.end - span.start, 0) + claim.spans.length - 1;
  if (length !== content.length) return null;
  let at = 0;
  for (const span of claim.spans) {
    if (span.start <= start && end <= span.end) return [at + start - span.start, at + end - span.start];
    at += span.end - span.start + 1;
  }
  return null;
}

/** Otherwise the article has the words, and they are looked for in the content. */
async function inText(claim, content, start, end, signal) {
  const { id } = claim.article;
  if (!texts.has(id)) texts.set(id, get(`/articles/${id}`, {}, { signal }).catch(() => texts.delete(id) && null));
  const article = await texts.get(id);
  if (!article) return null;
  const words = new Points(article.text).slice(start, end);
  const found = content.find(words, Math.max(0, start - claim.spans[0].start));
  return words.trim() && found >= 0 ? [found, found + end - start] : null;
}
