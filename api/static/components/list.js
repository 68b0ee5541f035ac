// A list that goes on: a page of items, and a button for the next one.

import { get } from "../api.js";
import { announce, el, fill } from "../dom.js";
import { count } from "../format.js";

/** Show a list of the API; `row` draws an item, `empty` what stands there instead of none. */
export async function list(path, params, { row, empty, signal, name = "item", limit = 50 }) {
  const rows = el("ol.rows");
  const more = el("div.more");
  const read = async (cursor) => {
    const page = await get(path, { ...params, limit, cursor }, { signal });
    rows.append(...page.items.map((item) => el("li", {}, row(item))));
    fill(more, page.next_cursor && el("button.wide", { onclick: next(page.next_cursor) }, "More"));
    return page.items.length;
  };
  const next = (cursor) => async (event) => {
    event.currentTarget.disabled = true;
    const at = rows.children.length;
    announce(`${count(await read(cursor), `more ${name}`)}.`);
    rows.children[at]?.querySelector("a, button")?.focus();
  };
  return (await read(null)) ? el("div.listing", {}, rows, more) : empty();
}

/** A field that narrows a list while one types; the words are kept in the address. */
export function narrowing(label, query, change) {
  const input = el("input", { type: "search", name: "q", dir: "auto", autocomplete: "off", value: query.get("q") ?? "" });
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => change(input.value.trim()), 250);
  });
  return el("label.choice.search", {}, el("span", {}, label), input);
}
