// The timeline: claims on lanes over time, lines between those that contradict each other.
// It stands as soon as the first claims are read, and fills up while the others come in.

import { announce, el, fill } from "../dom.js";
import { count } from "../format.js";
import { setQuery } from "../router.js";
import { downloads } from "../components/downloads.js";
import { choice, filters, filtersOf } from "../components/filters.js";
import { quote } from "../components/quote.js";
import { failed, nothing, waiting } from "../components/states.js";
import { Board } from "../timeline/board.js";
import { density } from "../timeline/overview.js";
import { MOST_CLAIMS, readClaims, readPairs } from "../timeline/source.js";

const LISTED = 24;

export async function show(main, { query, signal, title }) {
  title("Timeline");
  const bar = filters(query, { signal, extra: [
    choice("by", "Along", [["", "When said"], ["about", "Time spoken of"]], query),
    choice("lanes", "A lane for each", [["", "Speaker"], ["source", "Source"]], query),
  ] });
  const stage = el("div.stage");
  const progress = el("div", { role: "status" });
  const below = el("section.inview", { "aria-label": "Claims in view", tabindex: -1 });
  const files = el("div");
  fill(main, el("div.timeline.tool", {},
    el("header.opening", {}, el("h1", {}, "Timeline")), folded(bar.node, query), progress, stage, below, files));
  const state = { read: null, board: null, signal, stage, below, progress };
  const update = async (now) => {
    bar.sync(now);
    fill(files, takeAlong(now));
    await (state.key === keyOf(now) ? arrange(state, now) : load(state, now));
  };
  await update(query);
  return update;
}

/** On a small screen the filters fold away, so that the lanes are seen first. */
function folded(bar, query) {
  const number = [...new URLSearchParams(keyOf(query)).keys()].length;
  return el("details.fold", { open: matchMedia("(min-width: 641px)").matches }, el("summary", {}, number ? `Filters (${number})` : "Filters"), bar);
}

/** What decides which claims are read: everything but the window and the lanes. */
function keyOf(query) {
  const kept = new URLSearchParams(query);
  for (const name of ["window", "lanes"]) kept.delete(name);
  return kept.toString();
}

/** Resolves when the first lanes stand; the rest goes on arriving behind them, until other filters are chosen. */
function load(state, query) {
  state.read?.abort();
  state.read = new AbortController();
  const signal = AbortSignal.any([state.signal, state.read.signal]);
  Object.assign(state, { key: keyOf(query), claims: [], pairs: [], buckets: [], board: null, whole: false, truncated: false, axis: query.get("by") === "about" ? "about" : "said" });
  fill(state.stage, waiting("Reading claims…", 6));
  fill(state.below);
  fill(state.progress);
  return new Promise((standing) => {
    read(state, filtersOf(query), signal, standing).catch((error) => {
      if (error.name === "AbortError") return;
      state.read.abort();
      fill(state.progress);
      failed(state.stage, error, () => load(state, new URLSearchParams(location.search)));
    }).finally(standing);
  });
}

async function read(state, asked, signal, standing) {
  const grow = (news) => {
    signal.throwIfAborted();
    Object.assign(state, news);
    if (state.claims.length) arrange(state, new URLSearchParams(location.search));
  };
  const progress = (claims) => {
    grow({ claims });
    fill(state.progress, underWay(claims.length, state.buckets));
    standing();
  };
  const [{ claims, truncated }, pairs, buckets] = await Promise.all([
    readClaims(asked, { signal, progress }),
    readPairs(asked, { signal }).then((pairs) => { grow({ pairs }); return pairs; }),
    density(asked, state.axis, signal).then((buckets) => { state.buckets = buckets; return buckets; }),
  ]);
  signal.throwIfAborted();
  fill(state.progress);
  Object.assign(state, { claims, truncated, pairs, buckets, whole: true });
  arrange(state, new URLSearchParams(location.search));
  announce(`${count(claims.length, "claim")} and ${count(pairs.length, "contradiction")} on the timeline.`);
}

/** How far the reading is; how much there is, the strip knows. */
function underWay(number, buckets) {
  const all = Math.min(MOST_CLAIMS, buckets.reduce((sum, bucket) => sum + bucket.count, 0));
  const known = all > number;
  const words = `Reading claims: ${number.toLocaleString("en")}${known ? ` of ${all.toLocaleString("en")}` : " so far"}`;
  return el("div.waiting.under-way", {}, el("p", {}, words), el("progress", { "aria-label": words, value: known ? number : null, max: known ? all : null }));
}

/** Lay out what has been read so far; the window is in the address, too. */
function arrange(state, query) {
  const { claims, pairs, buckets, axis, board } = state;
  const timed = claims.filter((claim) => axis === "said" || claim.about);
  if (!timed.length) return void (state.whole && bare(state));
  const by = query.get("lanes") ?? "speaker";
  if (!board || board.by !== by) return begin(state, { claims: timed, pairs, buckets, axis, by, window: query.get("window"), narrowed: state.key !== "" });
  if (state.drawn !== claims || board.pairs !== pairs) {
    state.drawn = claims;
    fill(state.hints, notes(state, timed));
    board.grow({ claims: timed, pairs, buckets });
  }
  if (board.said !== query.get("window")) board.goTo(query.get("window"));
}

function begin(state, all) {
  const board = new Board({
    choose: (mark) => list(state, mark),
    moved: (words) => { setQuery({ window: words }, { replace: true }); },
    shown: (entries) => { state.entries = entries; if (!board.chosen) list(state, null); },
    read: () => { state.below.scrollIntoView(); state.below.focus({ preventScroll: true }); },
    signal: state.signal,
  });
  Object.assign(state, { board, drawn: state.claims, hints: el("div", {}, notes(state, all.claims)) });
  fill(state.stage, state.hints, board.node);
  board.load(all);
}

function bare({ claims, below, stage }) {
  fill(below);
  fill(stage, nothing("Nothing on this timeline", claims.length ? "None of these claims speaks of a time. Lay them along when they were said." : "No claim answers to these filters. Take some away, or add an article.",
    el("a", { href: "/timeline" }, "Without filters"), el("a", { href: "/add" }, "Add an article")));
}

function notes({ claims, truncated, axis }, timed) {
  const untimed = claims.length - timed.length;
  return [
    truncated && el("p.hint", {}, `These are the newest ${MOST_CLAIMS.toLocaleString("en")} claims; the strip shows them all. Narrow the filters or the days to see earlier ones.`),
    axis === "about" && untimed > 0 && el("p.hint", {}, `${count(untimed, "claim")} ${untimed === 1 ? "speaks" : "speak"} of no time and ${untimed === 1 ? "is" : "are"} not shown.`),
  ];
}

/** The claims of the chosen mark, or else those in the window, as text. */
function list(state, mark, most = LISTED) {
  const entries = mark ? mark.entries : state.entries ?? [];
  const heading = mark ? `${count(entries.length, "claim")} chosen` : `${count(entries.length, "claim")} in view`;
  const ids = new Set(entries.map(({ claim }) => claim.id));
  const against = mark ? state.pairs.filter((pair) => pair.claims.some((claim) => ids.has(claim.id))) : [];
  fill(state.below,
    el("header", {}, el("h2", {}, heading), mark && el("button", { onclick: () => state.board.clear() }, "Show all in view")),
    el("ol.quotes", {}, entries.slice(0, most).map(({ claim, colour }) => el("li", {}, quote(claim, { colour })))),
    entries.length > most && el("button.wide", { onclick: () => list(state, mark, most * 4) }, `${count(entries.length - most, "more claim")}`),
    against.length > 0 && el("section", {}, el("h2", {}, `Contradicted by`),
      el("ol.quotes", {}, against.map((pair) => el("li", {},
        el("a.kind", { href: `/contradictions/${pair.id}` }, pair.explanation.summary),
        quote(pair.claims.find((claim) => !ids.has(claim.id)) ?? pair.claims[1]))))));
}

function takeAlong(query) {
  const asked = filtersOf(query);
  const by = query.get("by") || null;
  const timeline = (format) => ({ ...asked, by, top: 50, limit: 200, format });
  return downloads([
    ["Table (CSV)", "/claims", { ...asked, format: "csv" }, "claims.csv"],
    ["TimelineJS", "/timelines", timeline("timelinejs"), "timeline.json"],
    ["Calendar (iCal)", "/timelines", timeline("ical"), "claims.ics"],
    ["Feed (Atom)", "/timelines", timeline("atom")],
  ]);
}
