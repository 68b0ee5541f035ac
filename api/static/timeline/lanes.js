// Puts claims on lanes, and on each lane into marks: claims too close together to be told apart.

import { outlet, speakerOf } from "../format.js";

const DAY = 86_400_000;
const HALF = DAY / 2;
const COARSE = new Set(["week", "month", "quarter", "year", "decade", "range"]);
/** Closer than this, in pixels, two claims are one mark. */
const MARK_PX = 23;

/** When a claim is on the line: {at, from, to} in milliseconds; null where nobody knows. */
export function momentOf(claim, axis) {
  const time = claim[axis];
  const published = claim.article.published_at ? Date.parse(claim.article.published_at) : null;
  if (!time) return axis === "said" && published !== null ? { at: published, from: published, to: published } : null;
  const from = Date.parse(time.start);
  const to = Date.parse(time.end) + DAY;
  // The hour of a claim is its article's, where it was said on the day that appeared.
  const sameDay = axis === "said" && published !== null && from <= published && published < to && to - from === DAY;
  const coarse = COARSE.has(time.precision) && to - from > DAY;
  return { at: sameDay ? published : coarse ? (from + to) / 2 : from + HALF, from: coarse ? from : null, to: coarse ? to : null };
}

/**
 * Lanes of claims: first those that are busiest in the window, if one is given, then those that
 * are busiest in all. What does not fit on `most` shares the last; lanes with nothing in the window
 * are absent.
 */
export function lanesOf(claims, { axis, by, most, colour, window = null }) {
  const lanes = new Map();
  for (const claim of claims) {
    const moment = momentOf(claim, axis);
    if (!moment) continue;
    const key = by === "source" ? claim.article.source?.id ?? 0 : claim.speaker?.id ?? 0;
    const lane = lanes.get(key) ?? { key, name: nameOf(claim, by, key), link: linkOf(by, key), entries: [] };
    lane.entries.push({ claim, colour: colour(claim), ...moment });
    lanes.set(key, lane);
  }
  const all = [...lanes.values()];
  for (const lane of all) lane.entries.sort((a, b) => a.at - b.at);
  all.sort((a, b) => Math.sign(!a.key - !b.key) || within(b, window) - within(a, window) || b.entries.length - a.entries.length);
  const there = all.filter((lane) => within(lane, window));
  const shown = (there.length ? there : all).slice(0, most);
  const others = there.slice(most);
  const absent = all.filter((lane) => !shown.includes(lane) && !others.includes(lane));
  return { lanes: others.length ? [...shown, together(others)] : shown, others, absent };
}

/** What has no lane of its own shares one. */
function together(lanes) {
  const entries = lanes.flatMap((lane) => lane.entries).sort((a, b) => a.at - b.at);
  return { key: "others", name: `${lanes.length} others`, link: null, entries };
}

/** The marks of a lane that the window shows: each with its place and its claims. */
export function marksOf(lane, scale) {
  const marks = [];
  const { entries } = lane;
  const margin = (20 / scale.width) * scale.span;
  for (let place = firstFrom(entries, scale.start - margin); place < entries.length; place += 1) {
    const entry = entries[place];
    if (entry.at > scale.end + margin) break;
    const x = scale.x(entry.at);
    const last = marks.at(-1);
    if (last && x - last.left < MARK_PX) last.entries.push(entry);
    else marks.push({ left: x, entries: [entry] });
  }
  for (const mark of marks) mark.x = (mark.left + scale.x(mark.entries.at(-1).at)) / 2;
  return marks;
}

/** The coarse times of a lane: bars behind the marks. */
export function barsOf(lane, scale) {
  return lane.entries
    .filter(({ from, to }) => from !== null && to !== from && from < scale.end && to > scale.start)
    .map(({ from, to, colour }) => ({ x: Math.max(-4, scale.x(from)), end: Math.min(scale.width + 4, scale.x(to)), colour }));
}

/** The first and last moment of all lanes. */
export function extent(lanes) {
  const ends = lanes.flatMap((lane) => [lane.entries[0].at, lane.entries.at(-1).at]);
  return ends.length ? [Math.min(...ends), Math.max(...ends)] : null;
}

/** How many claims of a lane, whose entries are in order, the window shows; all without a window. */
export function within({ entries }, window) {
  return window ? firstFrom(entries, window.end + 1) - firstFrom(entries, window.start) : entries.length;
}

function firstFrom(entries, time) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameOf(claim, by, key) {
  if (by === "source") return outlet(claim.article);
  return key ? speakerOf(claim) : "Nobody named";
}

function linkOf(by, key) {
  if (!key) return null;
  return by === "source" ? `/timeline?source=${key}` : `/speakers/${key}`;
}
