// All of time in a strip: how much was said when, and the window that the chart shows.

import { get } from "../api.js";
import { el, fill, svg } from "../dom.js";

const HEIGHT = 40;
const FEW = 8;

/** Read how many claims there are when: by month, or finer where that says little. */
export async function density(filters, axis, signal) {
  let items = [];
  for (const bucket of ["month", "day", "hour"]) {
    items = (await get("/timelines", { ...filters, by: axis, bucket, top: 0, limit: 200 }, { signal })).items;
    if (items.length >= FEW || bucket === "hour") break;
  }
  return items.map((item) => ({ start: Date.parse(item.start), end: Date.parse(item.end), count: item.count }));
}

/** The strip. A press or drag on it moves the window there. It repeats what buttons and keys do. */
export class Overview {
  constructor(move) {
    this.drawing = svg("svg", { class: "overview", height: HEIGHT, "aria-hidden": "true", preserveAspectRatio: "none" });
    this.node = el("div.strip", {}, this.drawing);
    this.buckets = [];
    const go = (event) => {
      if (!this.ends || !event.buttons) return;
      const box = this.drawing.getBoundingClientRect();
      const [first, last] = this.ends;
      const time = first + ((event.clientX - box.left) / box.width) * (last - first);
      move((scale) => scale.panned(scale.x(time) - scale.width / 2));
    };
    this.drawing.addEventListener("pointerdown", (event) => { this.drawing.setPointerCapture(event.pointerId); go(event); });
    this.drawing.addEventListener("pointermove", go);
  }

  load(buckets, ends) {
    this.buckets = buckets;
    this.ends = ends;
  }

  draw(scale) {
    this.node.hidden = !this.ends || this.buckets.length < 2;
    if (this.node.hidden) return;
    const width = this.node.clientWidth || 800;
    const [first, last] = this.ends;
    const x = (time) => ((time - first) / (last - first)) * width;
    const most = Math.max(...this.buckets.map((bucket) => bucket.count));
    const bars = this.buckets.map(({ start, end, count }) => {
      const height = Math.max(2, (count / most) * (HEIGHT - 6));
      return svg("rect", { x: x(start), y: HEIGHT - height, width: Math.max(1.5, x(end) - x(start) - 1), height });
    });
    const from = Math.max(0, x(scale.start));
    const to = Math.min(width, x(scale.end));
    this.drawing.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.drawing.setAttribute("width", width);
    fill(this.drawing, svg("g", { class: "bars" }, bars), svg("rect", { class: "window", x: from, y: 1, width: Math.max(4, to - from), height: HEIGHT - 2, rx: 3 }));
  }
}
