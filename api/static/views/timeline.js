// The timeline: claims on lanes over time, lines between those that contradict each other.

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
  const below = el("section.inview", { "aria-label": "Claims in view" });
  const files = el("div");
  fill(main, el("div.timeline.tool", {},
    el("header.opening", {}, el("h1", {}, "Timeline")), folded(bar.node, query), stage, below, files));
  const state = { read: null, board: null, signal, stage, below };
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

async function load(state, query) {
  state.key = keyOf(query);
  state.read?.abort();
  state.read = new AbortController();
  const signal = AbortSignal.any([state.signal, state.read.signal]);
  const axis = query.get("by") === "about" ? "about" : "said";
  const asked = filtersOf(query);
  const wait = waiting("Reading claims…", 6);
  fill(state.stage, wait);
  fill(state.below);
  try {
    const progress = (number) => { wait.firstChild.textContent = `Reading claims… ${number.toLocaleString("en")} so far`; };
    const [{ claims, truncated }, pairs, buckets] = await Promise.all([
      readClaims(asked, { signal, progress }), readPairs(asked, { signal }), density(asked, axis, signal),
    ]);
    Object.assign(state, { claims, pairs, buckets, truncated, axis });
    arrange(state, query);
    announce(`${count(claims.length, "claim")} and ${count(pairs.length, "contradiction")} on the timeline.`);
  } catch (error) {
    if (error.name !== "AbortError") failed(state.stage, error, () => load(state, query));
  }
}

/** Lay out what has been read; the window is in the address, too. */
function arrange(state, query) {
  const { claims, stage } = state;
  const timed = claims.filter((claim) => state.axis === "said" || claim.about);
  if (!timed.length) {
    fill(state.below);
    fill(stage, nothing("Nothing on this timeline", claims.length ? "None of these claims speaks of a time. Lay them along when they were said." : "No claim answers to these filters. Take some away, or add an article.",
      el("a", { href: "/timeline" }, "Without filters"), el("a", { href: "/add" }, "Add an article")));
    return;
  }
  const board = new Board({
    choose: (mark) => list(state, mark),
    moved: (words) => { setQuery({ window: words }, { replace: true }); },
    shown: (entries) => { state.entries = entries; if (!board.chosen) list(state, null); },
    signal: state.signal,
  });
  if (state.board && state.lanes === query.get("lanes")) {
    if (state.board.said !== query.get("window")) state.board.goTo(query.get("window"));
    if (state.board.claims === timed || state.loaded === state.claims) return;
  }
  Object.assign(state, { board, lanes: query.get("lanes"), loaded: state.claims });
  fill(stage, notes(state, timed), board.node);
  board.load({ claims: timed, pairs: state.pairs, buckets: state.buckets, axis: state.axis, by: query.get("lanes") ?? "speaker", window: query.get("window"), narrowed: keyOf(query) !== "" });
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
