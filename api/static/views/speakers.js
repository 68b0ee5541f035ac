// Who speaks: an index of names.

import { el, fill, foreign } from "../dom.js";
import { standing } from "../format.js";
import { setQuery } from "../router.js";
import { choice } from "../components/filters.js";
import { list, narrowing } from "../components/list.js";
import { nothing, waiting } from "../components/states.js";

const KINDS = [["", "All"], ["person", "People"], ["organization", "Organisations"], ["group", "Groups"], ["anonymous", "Not named"]];

export async function show(main, { query, signal, title }) {
  title("Speakers");
  const box = el("div");
  const kind = choice("kind", "Kind", KINDS, query);
  fill(main, el("div.index", {},
    el("header.opening", {}, el("h1", {}, "Speakers"), el("p.standfirst", {}, "Everybody whose words have been reported, under one name each.")),
    el("div.choices", {}, narrowing("Name", query, (q) => setQuery({ q }, { replace: true })), kind), box));
  const read = async (now) => {
    kind.querySelector("select").value = now.get("kind") ?? "";
    fill(box, waiting());
    fill(box, await list("/speakers", { q: now.get("q"), kind: now.get("kind") }, { row, empty, signal, name: "speaker" }));
  };
  await read(query);
  return read;
}

function row(speaker) {
  return el("p.entry-line", {}, foreign("a", speaker.name, { class: "headline", href: `/speakers/${speaker.id}` }), foreign("span", standing(speaker), { class: "standing" }));
}

function empty() {
  return nothing("Nobody by that name", "Speakers appear with the articles that report them.", el("a", { href: "/speakers" }, "All speakers"), el("a", { href: "/add" }, "Add an article"));
}
