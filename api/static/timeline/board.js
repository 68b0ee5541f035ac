// The chart with all that works it: buttons, strip, gestures, and the window that they move.

import { el, fill, foreign } from "../dom.js";
import { quoted, speakerOf } from "../format.js";
import { Chart } from "./chart.js";
import { gestures } from "./gestures.js";
import { extent, lanesOf, within } from "./lanes.js";
import { Overview } from "./overview.js";
import { SHORTEST, Scale } from "./scale.js";

const LANES = 14;
const TOP = 6;
const STEP = 0.55;
const COLOURS = 10;
const SETTLED_MS = 350;
const DAY = 86_400_000;
const SILENCE = 21 * DAY;

export class Board {
  /** `choose(mark)`, `moved(window)` and `shown(entries)` are told what the reader does. */
  constructor({ choose, moved, shown, signal }) {
    Object.assign(this, { moved, shown, most: LANES });
    const move = (change) => this.move(change);
    this.tip = el("div.tip", { hidden: true, "aria-hidden": "true" });
    this.chart = new Chart({ choose, peek: (mark) => this.peek(mark) });
    this.overview = new Overview(move);
    this.unit = el("span.unit", { "aria-live": "polite" });
    this.more = el("div.more");
    this.node = el("div.board", {}, this.buttons(move), this.overview.node, el("div.scene", {}, this.chart.node, this.tip), this.more);
    gestures(this.chart.drawing, move, () => this.showAll());
    const watcher = new ResizeObserver(() => this.scale && this.move((scale) => scale));
    watcher.observe(this.node);
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  get chosen() { return this.chart.chosen; }

  buttons(move) {
    const button = (label, words, onclick) => el("button", { type: "button", "aria-label": label, title: label, onclick }, words);
    return el("div.toolbar", { role: "group", "aria-label": "Move through time" },
      button("Earlier", "←", () => move((scale) => scale.panned(-scale.width * 0.4))),
      button("Later", "→", () => move((scale) => scale.panned(scale.width * 0.4))),
      button("Closer", "+", () => move((scale) => scale.zoomed(STEP))),
      button("Farther", "−", () => move((scale) => scale.zoomed(1 / STEP))),
      button("Show all of it", "All", () => this.showAll()),
      this.unit,
      el("span.hint", {}, "Drag to move, Ctrl and wheel or two fingers to zoom."));
  }

  load({ claims, pairs, buckets, axis, by, window, narrowed }) {
    Object.assign(this, { claims, pairs, buckets, axis, by });
    this.colour = byFrequency(claims);
    this.lay();
    this.scale = this.fromAddress(window) ?? (narrowed ? this.whole() : this.latest());
    this.lay();
    this.said = window;
    this.draw();
  }

  lay() {
    const { lanes, hidden } = lanesOf(this.claims, { axis: this.axis, by: this.by, most: this.most, colour: this.colour, window: this.scale });
    this.chart.load(lanes, this.pairs);
    this.ends = padded(extent(lanes));
    this.overview.load(this.buckets, padded(spread(this.buckets)) ?? this.ends);
    fill(this.more, hidden > 0 && el("button.wide", { onclick: () => { this.most += LANES; this.lay(); this.draw(); } }, `Lanes for more of the ${hidden} others`));
  }

  /** Move the window; many moves in a row are drawn once a frame and written to the address once. */
  move(change) {
    this.scale = change(this.scale).resized(this.chart.room).within(...this.ends);
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.draw(); });
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.node.isConnected && this.say(), SETTLED_MS);
  }

  /** Whether the window shows next to nothing of the lanes on top: then others should be there. */
  get deserted() {
    const top = this.chart.lanes.slice(0, TOP);
    return top.filter((lane) => within(lane, this.scale)).length < top.length / 2;
  }

  say() {
    if (this.deserted) {
      this.lay();
      this.draw();
    }
    const whole = this.whole();
    const same = Math.abs(whole.start - this.scale.start) + Math.abs(whole.end - this.scale.end) < whole.span / 200;
    const words = same ? null : [this.scale.start, this.scale.end].map((time) => new Date(time).toISOString().slice(0, 16)).join("~");
    if (words === (this.said ?? null)) return;
    this.said = words;
    this.moved(words);
  }

  goTo(window) {
    this.said = window;
    this.scale = this.fromAddress(window) ?? this.whole();
    this.draw();
  }

  showAll() { this.move(() => this.whole()); }

  clear() { this.chart.pick(null); }

  draw() {
    this.scale = this.scale.resized(this.chart.room);
    this.chart.draw(this.scale);
    this.overview.draw(this.scale);
    const unit = `Ticks: ${this.scale.unit}s`;
    if (this.unit.textContent !== unit) this.unit.textContent = unit;
    // The list below follows once the window stands still: it is long, and nobody reads in motion.
    clearTimeout(this.listing);
    this.listing = setTimeout(() => this.node.isConnected && this.tell(), this.told ? SETTLED_MS : 0);
  }

  tell() {
    this.told = true;
    const { start, end } = this.scale;
    const entries = this.chart.lanes.flatMap((lane) => lane.entries.filter(({ at }) => at >= start && at <= end));
    this.shown(entries.sort((a, b) => b.at - a.at));
  }

  whole() { return new Scale(this.ends[0], this.ends[1], this.chart.room); }

  /** The latest story: back from the newest claim to where there was silence for long. */
  latest() {
    const times = this.chart.lanes.flatMap((lane) => lane.entries.map(({ at }) => at)).sort((a, b) => b - a);
    const end = times[0];
    const silence = times.findIndex((at, place) => place > 0 && times[place - 1] - at > Math.max(SILENCE, (end - times[place - 1]) * 0.6));
    const [first, last] = padded([times[silence < 0 ? times.length - 1 : silence - 1], end]);
    return new Scale(first, last, this.chart.room);
  }

  fromAddress(window) {
    const [start, end] = (window ?? "").split("~").map((words) => Date.parse(`${words}Z`));
    return end - start >= SHORTEST * 0.9 ? new Scale(start, end, this.chart.room) : null;
  }

  /** A word on what is pointed at, beside it. */
  peek(mark) {
    this.tip.hidden = !mark;
    if (!mark) return;
    const { claim } = mark.entries[0];
    fill(this.tip, foreign("strong", speakerOf(claim)), foreign("p", quoted(claim)), mark.entries.length > 1 && el("small", {}, `and ${mark.entries.length - 1} more here`));
    const left = (this.chart.narrow ? 0 : this.chart.node.clientWidth - this.scale.width) + mark.x;
    const room = this.node.clientWidth - this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(0, Math.min(room, left - this.tip.offsetWidth / 2))}px`;
    this.tip.style.top = `${mark.y + 18}px`;
  }
}

/** Colours for speakers, the most frequent first; those beyond the tenth share them. */
function byFrequency(claims) {
  const tally = new Map();
  for (const { speaker } of claims) if (speaker) tally.set(speaker.id, (tally.get(speaker.id) ?? 0) + 1);
  const places = new Map([...tally].sort((a, b) => b[1] - a[1]).map(([id], place) => [id, place % COLOURS]));
  return (claim) => (claim.speaker ? places.get(claim.speaker.id) : null);
}

function spread(buckets) {
  return buckets.length ? [buckets[0].start, buckets.at(-1).end] : null;
}

function padded(ends) {
  if (!ends) return null;
  const spare = Math.max(DAY / 4, (ends[1] - ends[0]) * 0.04);
  return [ends[0] - spare, ends[1] + spare];
}
