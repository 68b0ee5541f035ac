// The chart with all that works it: buttons, strip, gestures, and the window that they move.

import { el, fill, foreign } from "../dom.js";
import { count, quoted, speakerOf } from "../format.js";
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
  /** `choose(mark)`, `moved(window)`, `shown(entries)` and `read()` are told what the reader does. */
  constructor({ choose, moved, shown, read, signal }) {
    Object.assign(this, { tellMoved: moved, shown, read, most: LANES });
    const move = (change) => this.move(change);
    this.tip = el("div.tip", { hidden: true, onkeydown: (event) => event.key === "Escape" && this.clear() });
    this.chart = new Chart({ choose, peek: (mark) => this.peek(mark) });
    this.overview = new Overview(move);
    this.unit = el("span.unit", { "aria-live": "polite" });
    this.more = el("div.more");
    this.node = el("div.board", {}, this.buttons(move), this.overview.node, el("div.scene", {}, this.chart.node, this.tip), this.more);
    gestures(this.chart.node, this.chart.drawing, move, () => this.showAll());
    const watcher = new ResizeObserver(() => this.scale && this.later());
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
    Object.assign(this, { axis, by, narrowed, said: window, moved: false, colours: new Map() });
    this.grow({ claims, pairs, buckets });
  }

  /** Take in more of the same as it arrives; where the reader has moved to, they stay. */
  grow({ claims, pairs, buckets }) {
    Object.assign(this, { claims, pairs, buckets });
    giveColours(this.colours, claims);
    if (!this.moved) {
      this.scale = null;
      this.lay();
      this.scale = this.fromAddress(this.said) ?? (this.narrowed ? this.whole() : this.latest());
    }
    this.lay();
    this.draw();
  }

  lay() {
    const { lanes, others, absent } = lanesOf(this.claims, { axis: this.axis, by: this.by, most: this.most, colour: ({ speaker }) => (speaker ? this.colours.get(speaker.id) : null), window: this.scale });
    this.absent = absent;
    this.chart.load(lanes, this.pairs);
    this.ends = padded(extent([...lanes, ...absent]));
    this.overview.load(this.buckets, padded(spread(this.buckets)) ?? this.ends);
    const silent = absent.length;
    const more = () => { this.most += LANES; this.lay(); this.draw(); };
    fill(this.more,
      others.length > 0 && el("button.wide", { type: "button", onclick: more }, `Lanes for more of the ${others.length} others`),
      silent > 0 && el("p.hint", {}, `${count(silent, "lane")} with nothing in this window ${silent === 1 ? "is" : "are"} left out.`));
  }

  /** Move the window; many moves in a row are drawn once a frame and written to the address once. */
  move(change) {
    this.scale = change(this.scale).resized(this.chart.room).within(...this.ends);
    this.moved = true;
    this.later();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.node.isConnected && this.say(), SETTLED_MS);
  }

  later() {
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.draw(); });
  }

  /** Whether other lanes should be there: those on top are empty, or others have come into view. */
  get outdated() {
    const top = this.chart.lanes.slice(0, TOP);
    const deserted = top.filter((lane) => within(lane, this.scale)).length < top.length / 2;
    return deserted || this.absent.some((lane) => within(lane, this.scale));
  }

  say() {
    if (this.outdated) {
      this.lay();
      this.draw();
    }
    const whole = this.whole();
    const same = Math.abs(whole.start - this.scale.start) + Math.abs(whole.end - this.scale.end) < whole.span / 200;
    const words = same ? null : [this.scale.start, this.scale.end].map((time) => new Date(time).toISOString().slice(0, 16)).join("~");
    if (words === (this.said ?? null)) return;
    this.said = words;
    this.tellMoved(words);
  }

  goTo(window) {
    this.said = window;
    this.scale = this.fromAddress(window) ?? this.whole();
    this.draw();
  }

  showAll() { this.move(() => this.whole()); }

  clear() {
    const inTip = this.tip.contains(document.activeElement);
    if (inTip) this.chosen?.node.focus();
    this.chart.pick(null);
  }

  draw() {
    this.scale = this.scale.resized(this.chart.room);
    this.tip.hidden = true;
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

  /** A word on what is pointed at, beside it; what is chosen keeps its word, with the way to all of it. */
  peek(pointed) {
    const kept = this.chosen?.node.isConnected ? this.chosen : null;
    const mark = pointed ?? kept;
    const pinned = mark === kept;
    this.tip.hidden = !mark;
    if (!mark || (pinned && this.tip.mark === mark)) return;
    this.tip.mark = pinned ? mark : null;
    const { claim } = mark.entries[0];
    this.tip.classList.toggle("pinned", pinned);
    if (pinned) this.tip.removeAttribute("aria-hidden");
    else this.tip.setAttribute("aria-hidden", "true");
    fill(this.tip, foreign("strong", speakerOf(claim)), foreign("p", quoted(claim)),
      mark.entries.length > 1 && el("small", {}, `and ${mark.entries.length - 1} more here`),
      pinned && el("button.link", { type: "button", onclick: this.read }, mark.clashes ? "Read it, and what contradicts it" : "Read it with its source"));
    const left = (this.chart.narrow ? 0 : this.chart.node.clientWidth - this.scale.width) + mark.x;
    const room = this.node.clientWidth - this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(0, Math.min(room, left - this.tip.offsetWidth / 2))}px`;
    this.tip.style.top = `${mark.y + 18}px`;
  }
}

/** Give colours to speakers who have none, the most frequent first; those beyond the tenth share them. */
function giveColours(colours, claims) {
  const tally = new Map();
  for (const { speaker } of claims) if (speaker && !colours.has(speaker.id)) tally.set(speaker.id, (tally.get(speaker.id) ?? 0) + 1);
  for (const [id] of [...tally].sort((a, b) => b[1] - a[1])) colours.set(id, colours.size % COLOURS);
}

function spread(buckets) {
  return buckets.length ? [buckets[0].start, buckets.at(-1).end] : null;
}

function padded(ends) {
  if (!ends) return null;
  const spare = Math.max(DAY / 4, (ends[1] - ends[0]) * 0.04);
  return [ends[0] - spare, ends[1] + spare];
}
