// What is shown while there is nothing to show: waiting, nothing found, something went wrong.

import { announce, el, fill } from "../dom.js";

const ADVICE = {
  0: "Check that the server runs, then try again.",
  401: "This server wants a key to read. Give yours under “Key” at the foot of the page.",
  404: "It may have been deleted, or the address is not quite right.",
  429: "You were faster than the server lets anyone be. Wait a moment, then try again.",
};

/** Lines that will be text in a moment. */
export function waiting(words = "Loading…", lines = 4) {
  return el("div.waiting", { role: "status" },
    el("p", {}, words),
    el("div.bones", { "aria-hidden": "true" }, Array.from({ length: lines }, () => el("span"))));
}

/** Nothing found: say so, and what to do about it. */
export function nothing(title, advice, ...links) {
  announce(title);
  return el("div.nothing", {}, el("h2", {}, title), el("p", {}, advice), el("p.links", {}, links));
}

/** Something went wrong: say what, and offer to try again. */
export function failed(parent, error, again) {
  const title = error.status === 404 ? "There is no such thing here" : error.title || "This did not work";
  const advice = ADVICE[error.status] ?? "Try again; if it stays so, the server's log says more.";
  announce(title);
  return fill(parent, el("div.nothing", { role: "alert" },
    el("h1", {}, title),
    error.detail && error.status !== 404 && el("p", { dir: "auto" }, error.detail),
    el("p", {}, advice),
    el("p.links", {}, again && el("button", { onclick: again }, "Try again"), el("a", { href: "/" }, "To the front page"))));
}
