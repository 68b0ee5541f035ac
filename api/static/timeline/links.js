// Lines between marks whose claims contradict each other.

import { svg } from "../dom.js";

const BEYOND = 24;

/** All lines that have an end in the chart's window; several pairs between two marks are one line. */
export function linksOf(chart) {
  const lines = [...linesOf(chart).values()];
  return svg("g", { class: "links", "aria-hidden": "true" }, lines.map(({ places, ends, surest }) => {
    const path = svg("path", { d: curve(...places), "stroke-opacity": (0.25 + surest * 0.45).toFixed(2) });
    path.ends = ends;
    return path;
  }));
}

function linesOf(chart) {
  const markOf = new Map(chart.marks.flat().flatMap((mark) => mark.entries.map(({ claim }) => [claim.id, mark])));
  const lines = new Map();
  for (const pair of chart.pairs) {
    const ids = pair.claims.map((claim) => claim.id);
    const marks = ids.map((id) => markOf.get(id));
    const known = ids.every((id) => chart.placeOf.has(id));
    if (!known || marks[0] === marks[1]) continue;
    const places = ids.map((id, side) => placeOf(chart, id, marks[side]));
    const key = places.map(({ x, y }) => `${Math.round(x)}:${y}`).join(" ");
    const line = lines.get(key) ?? { places, ends: [], surest: 0 };
    line.ends.push(...ids);
    line.surest = Math.max(line.surest, pair.confidence);
    lines.set(key, line);
  }
  return lines;
}

/** Where an end is: at its mark, or just beyond the edge where the window does not reach. */
function placeOf(chart, id, mark) {
  if (mark) return mark;
  const { entry, lane } = chart.placeOf.get(id);
  return { x: Math.min(chart.scale.width + BEYOND, Math.max(-BEYOND, chart.scale.x(entry.at))), y: chart.y(lane) };
}

function curve(from, to) {
  if (from.y === to.y) return `M${from.x} ${from.y}Q${(from.x + to.x) / 2} ${from.y - 26} ${to.x} ${to.y}`;
  const middle = (from.y + to.y) / 2;
  return `M${from.x} ${from.y}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}
