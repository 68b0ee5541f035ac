// One speaker: reversals first, then who says otherwise, then all positions over time.

import { get } from "../api.js";
import { el, fill, foreign } from "../dom.js";
import { count, day, longDay, saidOn, standing } from "../format.js";
import { downloads } from "../components/downloads.js";
import { merging } from "../components/merge.js";
import { pairs } from "../components/pair.js";
import { quote } from "../components/quote.js";
import { nothing, waiting } from "../components/states.js";

const FIRST = 30;
const SHOWN_PAIRS = 10;

export async function show(main, { params, signal, title }) {
  const { id } = params;
  fill(main, waiting("Reading what was said…", 6));
  const of = { speaker: id, limit: SHOWN_PAIRS };
  const [speaker, reversals, others, claims] = await Promise.all([
    get(`/speakers/${id}`, {}, { signal }),
    get("/contradictions", { ...of, same_speaker: true }, { signal }),
    get("/contradictions", { ...of, same_speaker: false }, { signal }),
    get("/claims", { speaker: id, limit: FIRST }, { signal }),
  ]);
  title(speaker.name);
  fill(main, el("div.person", {},
    head(speaker),
    el("div.positions", {},
      section("Reversals", reversals, { speaker: id, same_speaker: true }, signal),
      section("Contradicted by others", others, { speaker: id, same_speaker: false }, signal),
      history(speaker, claims, signal)),
    el("aside", { "aria-label": "About this speaker" }, names(speaker), titles(speaker), merging(speaker), files(speaker))));
}

function head(speaker) {
  return el("header.opening", {},
    el("p.kicker", {}, el("span.kind", {}, speaker.kind), standing(speaker) && foreign("span", standing(speaker))),
    foreign("h1", speaker.name),
    el("p.links", {},
      el("span", {}, `${count(speaker.claims_count, "claim")}, ${count(speaker.contradictions_count, "contradiction")}`),
      el("a", { href: `/timeline?speaker=${speaker.id}` }, "On the timeline"),
      el("a", { href: `/compare?speaker=${speaker.id}` }, "Compare with others")));
}

function section(title, page, all, signal) {
  if (!page.items.length) return null;
  return el("section", {}, el("h2", {}, title), pairs(page.items, { signal }),
    page.next_cursor && el("p.links", {}, el("a", { href: `/?${new URLSearchParams(all)}` }, "All of them")));
}

/** Positions over time, the newest first, by day. */
function history(speaker, first, signal) {
  const days = el("ol.days");
  const more = el("div.more");
  let last = null;
  const add = (page) => {
    for (const claim of page.items) {
      const said = saidOn(claim);
      if (!last || last.day !== said) {
        last = { day: said, list: el("ol") };
        days.append(el("li", {}, el("h3.dateline", {}, said ? el("time", { datetime: said }, longDay(said)) : "No date"), last.list));
      }
      last.list.append(el("li", {}, quote(claim, { named: false })));
    }
    fill(more, page.next_cursor && el("button.wide", { onclick: async (event) => {
      event.currentTarget.disabled = true;
      add(await get("/claims", { speaker: speaker.id, limit: FIRST, cursor: page.next_cursor }, { signal }));
    } }, "Earlier positions"));
  };
  add(first);
  const empty = nothing("No claim", "None of the articles here reports a claim of theirs.");
  return el("section", {}, el("h2", {}, "Positions over time"), first.items.length ? [days, more] : empty);
}

function names({ aliases, name }) {
  const others = aliases.filter((alias) => alias !== name);
  return others.length > 0 && el("section", {}, el("h2", {}, "Also named"), el("ul", {}, others.map((alias) => foreign("li", alias))));
}

function titles({ titles: roles }) {
  if (!roles.length) return null;
  return el("section", {}, el("h2", {}, "In which role"), el("ul.roles", {}, roles.map((role) => el("li", {},
    foreign("span", [role.role, role.affiliation].filter(Boolean).join(", ")), el("small", {}, span(role.first_seen, role.last_seen))))));
}

function span(first, last) {
  return first === last ? day(first) : `${day(first)} – ${day(last)}`;
}

function files({ id }) {
  const timeline = (format) => ({ speaker: id, top: 50, limit: 200, format });
  return el("section", {}, el("h2", {}, "Take it along"), downloads([
    ["Table (CSV)", "/claims", { speaker: id, format: "csv" }, `speaker-${id}.csv`],
    ["TimelineJS", "/timelines", timeline("timelinejs"), `speaker-${id}.json`],
    ["Calendar (iCal)", "/timelines", timeline("ical"), `speaker-${id}.ics`],
    ["Feed (Atom)", "/timelines", timeline("atom")],
  ], "Claims as"));
}
