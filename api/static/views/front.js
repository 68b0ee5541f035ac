// The front page: the newest contradictions by day, the strongest of late on top; or all of them by strength.

import { get } from "../api.js";
import { announce, el, fill, foreign } from "../dom.js";
import { KINDS, LEVELS, count, longDay, saidOn } from "../format.js";
import { navigate, setQuery } from "../router.js";
import { downloads } from "../components/downloads.js";
import { narrowed } from "../components/narrowed.js";
import { pair } from "../components/pair.js";
import { nothing, waiting } from "../components/states.js";

const PAGE = 20;
const MONTH = 31 * 86_400_000;
const CHOICES = ["kind", "same_speaker", "judgement", "certainty"];
/** From which score on pairs are shown; nothing in the address leaves it to the server. */
const LEAST = { likely: LEVELS.likely.from, doubtful: 0.3 };

export async function show(main, { query, signal, title }) {
  title("");
  const list = el("div.news");
  const order = ordering(query);
  const bar = choices(query);
  const chips = el("div");
  const aside = el("aside", { "aria-label": "About this list" });
  let asked = query;
  fill(main,
    el("div.front", {},
      el("header.opening", {}, el("h1", {}, "Who says otherwise"), el("p.standfirst", {}, "Statements in the news that cannot both be true, side by side, with the words that clash.")),
      el("div.choosing-line", {}, order.node, folded(bar, query), chips), list, aside));
  const read = async () => {
    fill(list, waiting("Reading the newest contradictions…", 8));
    fill(chips, narrowed(asked, signal));
    const page = await get("/contradictions", parameters(asked), { signal });
    fill(list, page.items.length ? edition(page, asked, signal) : await empty(asked, signal));
    fill(aside, margin(page.items, asked));
  };
  await read();
  return async (now) => {
    asked = now;
    order.set(now);
    for (const input of bar.querySelectorAll("select")) input.value = now.get(input.name) ?? "";
    await read();
    announce(`${list.querySelectorAll(".pair").length} contradictions shown.`);
  };
}

function parameters(query, cursor = null) {
  return {
    q: query.get("q"),
    kind: query.get("kind"),
    same_speaker: query.get("same_speaker"),
    judgement: query.get("judgement"),
    speaker: query.getAll("speaker"),
    source: query.getAll("source"),
    min_confidence: LEAST[query.get("certainty")] ?? null,
    sort: query.get("sort") === "strongest" ? "-confidence" : null,
    limit: PAGE,
    cursor,
  };
}

/** The page of a newspaper: the strongest of late large, the rest by day. */
function edition(page, query, signal) {
  const more = el("div.more");
  const inOrder = query.get("sort") === "strongest";
  const node = el("div.edition", {}, inOrder ? ranked(page.items, signal) : withLead(page.items, signal), more);
  offerMore(more, page.next_cursor, query, (items) => (inOrder ? items.map((item) => pair(item, { signal })) : byDay(items, signal)), signal);
  return node;
}

function ranked(items, signal) {
  return items.map((item, number) => pair(item, { lead: number === 0, level: 2, signal }));
}

function withLead(items, signal) {
  const late = Date.parse(dayOf(items[0])) - MONTH;
  const recent = items.filter((item) => !(Date.parse(dayOf(item)) < late));
  const first = recent.reduce((best, item) => (strength(item) > strength(best) ? item : best));
  return [pair(first, { lead: true, level: 2, signal }), byDay(items.filter((item) => item !== first), signal)];
}

/** What a person has confirmed stands above whatever the machine is sure of. */
function strength({ confidence, judgement }) {
  return confidence + (judgement?.verdict === "confirmed" ? 1 : 0);
}

function byDay(items, signal) {
  const days = Map.groupBy ? Map.groupBy(items, dayOf) : grouped(items);
  return [...days].map(([day, found]) => {
    const surest = [...found].sort((a, b) => strength(b) - strength(a));
    return el("section.day", {},
      el("h2.dateline", {}, day ? el("time", { datetime: day }, longDay(day)) : "No date"),
      surest.map((item) => pair(item, { signal })));
  });
}

function dayOf(item) {
  return saidOn(item.claims[1]);
}

function grouped(items) {
  const days = new Map();
  for (const item of items) days.set(dayOf(item), [...(days.get(dayOf(item)) ?? []), item]);
  return days;
}

function offerMore(parent, cursor, query, lay, signal) {
  if (!cursor) return fill(parent, el("p.end", {}, "That is all."));
  const button = el("button.wide", {
    onclick: async () => {
      button.disabled = true;
      button.textContent = "Reading…";
      const page = await get("/contradictions", parameters(query, cursor), { signal });
      const fresh = lay(page.items);
      parent.before(...[fresh].flat());
      offerMore(parent, page.next_cursor, query, lay, signal);
      announce(`${count(page.items.length, "more contradiction")}.`);
    },
  }, "Earlier ones");
  return fill(parent, button);
}

/** The switch between the newest and the strongest. */
function ordering(query) {
  const inputs = [["", "Newest first"], ["strongest", "Strongest first"]].map(([value, words]) => {
    const input = el("input.sr", { type: "radio", name: "sort", value, onchange: () => setQuery({ sort: value }) });
    return { input, label: el("label", {}, input, el("span", {}, words)) };
  });
  const set = (now) => { for (const { input } of inputs) input.checked = (now.get("sort") ?? "") === input.value; };
  set(query);
  return { set, node: el("fieldset.switch", {}, el("legend.sr", {}, "Order"), inputs.map(({ label }) => label)) };
}

/** On a small screen the choices fold away, so that the first pair is seen at once. */
function folded(bar, query) {
  const number = CHOICES.filter((name) => query.get(name)).length;
  return el("details.fold", { open: matchMedia("(min-width: 641px)").matches }, el("summary", {}, number ? `Narrow down (${number})` : "Narrow down"), bar);
}

/** What the list is narrowed to; each choice is a part of the address. */
function choices(query) {
  const kinds = Object.entries(KINDS).map(([value, label]) => [value, label]);
  return el("div.choices", { role: "group", "aria-label": "Which contradictions" },
    select("kind", "Kind", [["", "All kinds"], ...kinds], query),
    select("same_speaker", "Between", [["", "Anybody"], ["false", "Two speakers"], ["true", "One who turns round"]], query),
    select("judgement", "Judged", [["", "Not rejected"], ["none", "Not judged yet"], ["confirmed", "Confirmed"], ["unsure", "Not sure"], ["rejected", "Rejected"]], query),
    select("certainty", "Certainty", [["", "Likely and unsure"], ["likely", "Likely ones alone"], ["doubtful", "Doubtful ones, too"]], query));
}

function select(name, label, options, query) {
  const input = el("select", { name, onchange: () => setQuery({ [name]: input.value }) },
    options.map(([value, words]) => el("option", { value, selected: (query.get(name) ?? "") === value }, words)));
  return el("label.choice", {}, el("span", {}, label), input);
}

async function empty(query, signal) {
  if ([...query.keys()].length) {
    return nothing("No contradiction answers to this", "Widen the choice above, or start over.",
      el("button", { onclick: () => navigate("/") }, "Start over"));
  }
  const stored = await get("/articles", { limit: 1 }, { signal });
  return stored.items.length
    ? nothing("No contradiction found yet", "The articles here do not contradict each other, as far as can be told. Look at doubtful ones, or add an article on the same matter from another outlet.",
      el("a", { href: "/?certainty=doubtful" }, "Show doubtful ones"), el("a", { href: "/add" }, "Add an article"))
    : nothing("No article has been read yet", "Add the first one: paste its text, and see what it claims.", el("a.button", { href: "/add" }, "Add an article"));
}

function margin(items, query) {
  const speakers = busiest(items);
  const filters = { ...parameters(query), limit: null };
  return [
    speakers.length > 0 && el("section", {}, el("h2", {}, "Most contradicted here"),
      el("ul.tally", {}, speakers.map(([id, { name, number }]) =>
        el("li", {}, foreign("a", name, { href: `/speakers/${id}` }), el("span", {}, number))))),
    el("section", {}, el("h2", {}, "Take it along"),
      downloads([
        ["Table (CSV)", "/contradictions", { ...filters, format: "csv" }, "contradictions.csv"],
        ["Feed (Atom)", "/contradictions", { ...filters, format: "atom" }],
        ["JSON-LD", "/contradictions", { ...filters, limit: 200, format: "jsonld" }, "contradictions.jsonld"],
      ], "Contradictions as")),
  ];
}

function busiest(items) {
  const tally = new Map();
  for (const { speaker } of items.flatMap((item) => item.claims)) {
    if (speaker) tally.set(speaker.id, { name: speaker.name, number: (tally.get(speaker.id)?.number ?? 0) + 1 });
  }
  return [...tally].sort((a, b) => b[1].number - a[1].number).slice(0, 8);
}
