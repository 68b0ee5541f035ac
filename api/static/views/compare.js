// Compare: two or more speakers on one matter, in columns, aligned by day.

import { get } from "../api.js";
import { announce, el, fill, foreign } from "../dom.js";
import { KINDS, count, longDay, standing } from "../format.js";
import { setQuery } from "../router.js";
import { downloads } from "../components/downloads.js";
import { filters, filtersOf } from "../components/filters.js";
import { quote } from "../components/quote.js";
import { sources } from "../components/sources.js";
import { failed, nothing, waiting } from "../components/states.js";

const FEWEST = 2;

export async function show(main, { query, signal, title }) {
  title("Compare");
  const bar = filters(query, { nouns: ["speaker", "subject"], signal });
  const box = el("div");
  fill(main, el("div.compare.tool", {},
    el("header.opening", {}, el("h1", {}, "Compare"), el("p.standfirst", {}, "What two or more speakers say of one matter, day by day.")),
    bar.node, box));
  const update = async (now) => {
    bar.sync(now);
    fill(box, waiting("Laying their words side by side…", 6));
    try {
      fill(box, now.getAll("speaker").length < FEWEST ? await proposals(now, signal) : await table(now, signal));
    } catch (error) {
      if (error.name === "AbortError") throw error;
      failed(box, error, () => update(now));
    }
  };
  await update(query);
  return update;
}

async function table(query, signal) {
  const asked = filtersOf(query);
  const found = await get("/comparisons", asked, { signal });
  announce(`${found.columns.map((column) => column.speaker.name).join(" and ")}, ${count(found.rows.length, "day")}.`);
  if (!found.rows.length) {
    return nothing("They say nothing of this", "Take some words or days away.", el("button", { onclick: () => setQuery({ q: "", subject: "", from: "", to: "" }) }, "Without filters"));
  }
  const numbers = numbered(found.contradictions);
  return [
    found.truncated && el("p.hint", {}, "There is more than fits here: these are the newest. Narrow the days to see others."),
    found.contradictions.length > 0 && summary(found.contradictions),
    grid(found, numbers),
    sources(found.rows.flatMap(({ cells }) => cells.flatMap(({ claims }) => claims))),
    downloads([
      ["Table (CSV)", "/claims", { ...asked, format: "csv" }, "claims.csv"],
      ["TimelineJS", "/timelines", { ...asked, top: 50, limit: 200, format: "timelinejs" }, "timeline.json"],
      ["Calendar (iCal)", "/timelines", { ...asked, top: 50, limit: 200, format: "ical" }, "claims.ics"],
      ["Contradictions (Atom)", "/contradictions", { speaker: asked.speaker, format: "atom" }],
    ]),
  ];
}

/** Which contradictions, by number, each claim is part of. */
function numbered(contradictions) {
  const numbers = new Map();
  contradictions.forEach((item, place) => {
    for (const { id } of item.claims) numbers.set(id, [...(numbers.get(id) ?? []), { item, number: place + 1 }]);
  });
  return numbers;
}

function summary(contradictions) {
  return el("section.clashes", {}, el("h2", {}, count(contradictions.length, "contradiction")),
    el("ol", {}, contradictions.map((item, place) => el("li", {},
      el("span.number", { "aria-hidden": "true" }, place + 1),
      foreign("a", item.explanation.summary, { href: `/contradictions/${item.id}` }), el("span.kind", {}, KINDS[item.kind])))));
}

// The roles stand here because small screens lay the table out as blocks, which drops its own.
function grid({ columns, rows }, numbers) {
  const node = el("table.columns", { role: "table" },
    el("caption.sr", {}, "Claims by day and speaker"),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
      el("th", { role: "columnheader", scope: "col" }, "Day"),
      columns.map(({ speaker, claims_count: number }, place) => el(`th.s${place}`, { role: "columnheader", scope: "col" },
        foreign("a", speaker.name, { class: "speaker", href: `/speakers/${speaker.id}` }),
        standing(speaker) && foreign("span", standing(speaker), { class: "standing" }),
        el("small", {}, count(number, "claim")))))),
    el("tbody", { role: "rowgroup" }, rows.map(({ day, cells }) => el("tr", { role: "row" },
      el("th", { role: "rowheader", scope: "row" }, el("time", { datetime: day }, longDay(day))),
      cells.map((cell, place) => el(`td.s${place}${cell.claims.length ? "" : ".silent"}`, { role: "cell" },
        cell.claims.length > 0 && foreign("p", columns[place].speaker.name, { class: "whose", "aria-hidden": "true" }),
        cell.claims.map((claim) => said(claim, numbers.get(claim.id) ?? []))))))));
  node.style.setProperty("--columns", columns.length);
  return el("div.scroll", { tabindex: 0, role: "region", "aria-label": "Comparison" }, node);
}

function said(claim, clashes) {
  return el(`div.said${clashes.length ? ".clashes" : ""}`, {},
    quote(claim, { named: false }),
    clashes.length > 0 && el("p.against", {}, "Contradicted: ", clashes.map(({ item, number }) =>
      el("a.number", { href: `/contradictions/${item.id}`, "aria-label": `Contradiction ${number}: ${item.explanation.summary}` }, number))));
}

/** Whom to compare: those who contradict each other most. */
async function proposals(query, signal) {
  const { items } = await get("/contradictions", { same_speaker: false, limit: 100, sort: "-confidence", speaker: query.getAll("speaker") }, { signal });
  const tally = new Map();
  for (const { claims } of items) {
    const both = claims.map((claim) => claim.speaker).filter(Boolean).sort((a, b) => a.id - b.id);
    if (both.length < FEWEST) continue;
    const key = both.map(({ id }) => id).join();
    tally.set(key, { both, number: (tally.get(key)?.number ?? 0) + 1 });
  }
  const best = [...tally.values()].sort((a, b) => b.number - a.number).slice(0, 8);
  const advice = query.getAll("speaker").length ? "Choose one more speaker above" : "Choose two speakers above";
  if (!best.length) return nothing(advice, "Then their words stand here side by side.");
  return el("section.proposals", {}, el("h2", {}, `${advice}, or start with these`),
    el("ul", {}, best.map(({ both, number }) => el("li", {},
      el("a", { href: `/compare?${new URLSearchParams(both.map(({ id }) => ["speaker", id]))}` },
        foreign("span", both[0].name), el("span.and", {}, " and "), foreign("span", both[1].name)),
      el("small", {}, count(number, "contradiction"))))));
}
