// What claims are narrowed to: words, speakers, sources, subjects, days. All of it is in the address.

import { get } from "../api.js";
import { el } from "../dom.js";
import { setQuery } from "../router.js";
import { picker } from "./picker.js";

const NOUNS = { speaker: ["Speakers", "/speakers"], source: ["Sources", "/sources"], subject: ["Subjects", "/subjects"] };

/** The filters of an address, as the API takes them. */
export function filtersOf(query) {
  const axis = query.get("by") === "about" ? "about" : "said";
  return {
    q: query.get("q"),
    speaker: query.getAll("speaker"),
    source: query.getAll("source"),
    subject: query.getAll("subject"),
    article: query.get("article"),
    [`${axis}_from`]: query.get("from"),
    [`${axis}_to`]: query.get("to"),
  };
}

/** A bar of filters; `nouns` are those to choose by name, `extra` are fields of the view's own. */
export function filters(query, { nouns = ["speaker", "source", "subject"], extra = [], signal }) {
  const pickers = nouns.map((noun) => [noun, picker({
    label: NOUNS[noun][0],
    path: NOUNS[noun][1],
    chosen: query.getAll(noun),
    change: (ids) => setQuery({ [noun]: ids }),
    suggest: () => busiest(noun, signal),
    signal,
  })]);
  const words = input("search", "q", "Words", query, "change");
  const days = [input("date", "from", "From", query), input("date", "to", "To", query)];
  const form = el("form.filters", { "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    words.label, pickers.map(([, each]) => each.node), days.map((each) => each.label), extra);
  const sync = (now) => {
    for (const each of [words, ...days]) each.field.value = now.get(each.field.name) ?? "";
    for (const [noun, each] of pickers) each.set(now.getAll(noun));
    for (const each of form.querySelectorAll("select")) each.value = now.get(each.name) ?? each.options[0].value;
  };
  return { node: form, sync };
}

/** A choice of a few, kept in the address; the first is what holds where it says nothing. */
export function choice(name, label, options, query) {
  const field = el("select", { name, onchange: () => setQuery({ [name]: field.value }) },
    options.map(([value, words]) => el("option", { value, selected: (query.get(name) ?? "") === value }, words)));
  return el("label.choice", {}, el("span", {}, label), field);
}

function input(type, name, label, query) {
  const field = el("input", { type, name, value: query.get(name) ?? "", dir: type === "search" ? "auto" : null, onchange: () => setQuery({ [name]: field.value.trim() }) });
  return { field, label: el(`label.choice.${type}`, {}, el("span", {}, label), field) };
}

async function busiest(noun, signal) {
  const { facets } = await get("/claims", { limit: 1, facets: noun }, { signal });
  return facets[noun].map(({ value, label, count }) => ({ id: value, name: label, count }));
}
