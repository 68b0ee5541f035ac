// What is shown, to take along: as a table, a timeline, a calendar, a feed.

import { address, file } from "../api.js";
import { el } from "../dom.js";
import { secret } from "../key.js";

/** A row of links. `files` is a list of [label, path, params, filename]; without a filename it is a feed. */
export function downloads(files, label = "Take it along") {
  return el("div.downloads", { role: "group", "aria-label": label },
    el("span.label", {}, label),
    files.map(([words, path, params, name]) => link(words, address(path, params), name)));
}

function link(words, where, name) {
  if (!name) return el("a", { href: where, type: "application/atom+xml" }, words);
  return el("a", { href: where, download: name, onclick: (event) => withTheKey(event, where, name) }, words);
}

// A link sends no key: where there is one, the file is fetched with it instead.
async function withTheKey(event, where, name) {
  if (!secret()) return;
  event.preventDefault();
  const url = URL.createObjectURL(await file(where));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
