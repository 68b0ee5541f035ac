// The drawing: lanes, marks on them, lines between marks that contradict each other.

import { el, fill, foreign, svg } from "../dom.js";
import { count } from "../format.js";
import { barsOf, marksOf } from "./lanes.js";
import { linksOf } from "./links.js";
import { describe, mark as markNode } from "./marks.js";

const AXIS = 44;
const NARROW = 640;
const ROW = { wide: 46, narrow: 60 };
const GUTTER = 208;
const LARGER_PX = 110;
/** A letter of an axis at its widest; a label that does not fit is left away whole. */
const LETTER_PX = 7.5;

/** A chart in a box of its own. `choose(mark)` is told what is chosen, `peek(mark, box)` what is pointed at. */
export class Chart {
  constructor({ choose, peek }) {
    this.choose = choose;
    this.peek = peek;
    this.lanes = [];
    this.pairs = [];
    this.width = 800;
    this.names = el("ul.names", { "aria-label": "Lanes" });
    this.drawing = svg("svg", { class: "drawing", role: "group", "aria-label": "Claims on lanes over time. The arrow keys move between them, plus and minus zoom." });
    this.node = el("div.chart", {}, this.names, this.drawing);
    this.focusOn = null;
    this.chosen = null;
    this.listen();
  }

  /** How wide the time line can be in this box. */
  get room() {
    // Asked once a frame, before anything is drawn: asking again would have it laid out again.
    this.width = this.node.clientWidth || 800;
    return Math.max(200, this.width - (this.narrow ? 0 : GUTTER));
  }

  get narrow() { return this.width < NARROW; }

  get row() { return this.narrow ? ROW.narrow : ROW.wide; }

  load(lanes, pairs) {
    this.lanes = lanes;
    this.pairs = pairs;
    this.placeOf = new Map();
    lanes.forEach((lane, number) => lane.entries.forEach((entry) => this.placeOf.set(entry.claim.id, { entry, lane: number })));
    this.conflicting = new Set(pairs.flatMap((pair) => pair.claims.map((claim) => claim.id)));
  }

  /** The middle of a lane, in pixels from the top. */
  y(number) { return AXIS + number * this.row + (this.narrow ? this.row * 0.66 : this.row / 2); }

  draw(scale) {
    this.scale = scale;
    const height = AXIS + Math.max(1, this.lanes.length) * this.row + 8;
    const hadFocus = this.drawing.contains(document.activeElement);
    this.marks = this.lanes.map((lane) => marksOf(lane, scale));
    for (const [attribute, value] of [["width", scale.width], ["height", height], ["viewBox", `0 0 ${scale.width} ${height}`]]) {
      this.drawing.setAttribute(attribute, value);
    }
    const marks = this.marks.flatMap((row, lane) => row.map((mark) => this.drawMark(mark, lane)));
    fill(this.drawing, this.axis(height), this.rows(), this.links = linksOf(this), svg("g", {}, marks));
    this.node.classList.toggle("narrow", this.narrow);
    this.writeNames();
    this.rove(hadFocus);
    this.light(this.chosen);
  }

  axis(height) {
    const all = this.scale.ticks();
    const next = all.find(({ x, larger }) => x > 4 && larger)?.x ?? Infinity;
    const fits = (x, words) => x > -4 && x + 4 + words.length * LETTER_PX < this.scale.width;
    const ticks = all.map(({ x, label, larger }) => svg("g", { class: "tick" },
      svg("line", { x1: x, x2: x, y1: larger ? 6 : 24, y2: height }),
      larger && (x > 4 || next > LARGER_PX) && fits(Math.max(0, x), larger) && svg("text", { class: "larger", x: Math.max(4, x + 4), y: 16 }, larger),
      fits(x, label) && svg("text", { x: x + 4, y: 36 }, label)));
    return svg("g", { class: "axis", "aria-hidden": "true" }, ticks);
  }

  rows() {
    return svg("g", { "aria-hidden": "true" }, this.lanes.map((lane, number) => svg("g", {},
      svg("line", { class: "lane", x1: 0, x2: this.scale.width, y1: this.y(number), y2: this.y(number) }),
      barsOf(lane, this.scale).map((bar) => svg("rect", {
        class: `bar ${bar.colour === null ? "nobody" : `s${bar.colour}`}`, rx: 3,
        x: bar.x, width: Math.max(2, bar.end - bar.x), y: this.y(number) - 3, height: 6,
      })))));
  }

  drawMark(mark, lane) {
    mark.lane = lane;
    mark.y = this.y(lane);
    mark.clashes = mark.entries.some(({ claim }) => this.conflicting.has(claim.id));
    mark.node = markNode(mark, describe(mark, this.lanes[lane].name));
    mark.node.mark = mark;
    return mark.node;
  }

  /** The names stay as they are while time moves. */
  writeNames() {
    if (this.named === this.lanes && this.namedNarrow === this.narrow) return;
    Object.assign(this, { named: this.lanes, namedNarrow: this.narrow });
    const top = (number) => (this.narrow ? AXIS + number * this.row : this.y(number) - this.row / 2);
    fill(this.names, this.lanes.map((lane, number) => {
      const name = lane.link ? foreign("a", lane.name, { href: lane.link }) : foreign("span", lane.name);
      const item = el("li", {}, name, el("small", {}, count(lane.entries.length, "claim")));
      item.style.insetBlockStart = `${top(number)}px`;
      item.style.blockSize = this.narrow ? "1.4rem" : `${this.row}px`;
      return item;
    }));
  }

  listen() {
    const markAt = (event) => event.target.closest?.(".mark")?.mark ?? null;
    this.drawing.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const mark = markAt(event);
      this.light(mark ?? this.chosen);
      this.peek(mark);
    });
    this.drawing.addEventListener("pointerleave", () => { this.light(this.chosen); this.peek(null); });
    this.drawing.addEventListener("focusin", (event) => {
      const mark = markAt(event);
      if (!mark) return;
      this.focusOn = mark.entries[0].claim.id;
      this.rove(false);
      this.light(mark);
      this.peek(mark);
    });
    this.drawing.addEventListener("focusout", () => { this.light(this.chosen); this.peek(null); });
    this.drawing.addEventListener("click", (event) => this.pick(markAt(event)));
    this.drawing.addEventListener("keydown", (event) => this.keys(event, markAt(event)));
  }

  pick(mark) {
    this.chosen = mark;
    this.light(mark);
    this.peek(mark);
    this.choose(mark);
  }

  keys(event, mark) {
    if (!mark) return;
    const row = this.marks[mark.lane];
    const at = row.indexOf(mark);
    const moves = {
      ArrowRight: () => row[at + 1], ArrowLeft: () => row[at - 1],
      Home: () => row[0], End: () => row.at(-1),
      ArrowDown: () => this.beside(mark, 1), ArrowUp: () => this.beside(mark, -1),
    };
    if (event.key in moves) {
      event.preventDefault();
      moves[event.key]()?.node.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.pick(mark);
    } else if (event.key === "Escape") {
      this.pick(null);
    }
  }

  /** The nearest mark on the next lane that has any. */
  beside(mark, step) {
    for (let lane = mark.lane + step; lane >= 0 && lane < this.marks.length; lane += step) {
      const row = this.marks[lane];
      if (row.length) return row.reduce((a, b) => (Math.abs(b.x - mark.x) < Math.abs(a.x - mark.x) ? b : a));
    }
    return null;
  }

  /** One mark at a time is in the tab order: the one last visited, or else the first. */
  rove(refocus) {
    const all = this.marks.flat();
    const here = all.find((mark) => mark.entries.some(({ claim }) => claim.id === this.focusOn)) ?? all[0];
    for (const mark of all) mark.node.setAttribute("tabindex", mark === here ? 0 : -1);
    if (refocus) here?.node.focus({ preventScroll: true });
  }

  /** Bring out a mark with the lines that lead to it; null brings out all. */
  light(mark) {
    const ids = new Set(mark?.entries.map(({ claim }) => claim.id));
    this.drawing.classList.toggle("choosing", ids.size > 0);
    for (const link of this.links?.children ?? []) link.classList.toggle("lit", link.ends.some((id) => ids.has(id)));
    const lit = new Set([...(this.links?.children ?? [])].filter((link) => link.classList.contains("lit")).flatMap((link) => link.ends));
    for (const other of this.marks?.flat() ?? []) {
      other.node.classList.toggle("lit", other.entries.some(({ claim }) => ids.has(claim.id) || lit.has(claim.id)));
    }
  }
}
