// One claim as a quotation: who, the words, when, where, and the way into the article.

import { el, foreign } from "../dom.js";
import { day, denied, interval, moment, outlet, speakerOf, standing } from "../format.js";
import { copyButton } from "./copy.js";
import { marked } from "./evidence.js";

/** Where a claim stands in its article. */
export function placeOf(claim) {
  return `/articles/${claim.article.id}#claim-${claim.id}`;
}

/** A whole claim; `ranges` are words to mark, `named` says whether to name the speaker. */
export function quote(claim, { ranges = [], named = true, colour = null } = {}) {
  return el(`figure.quote${colour === null ? "" : `.s${colour}`}`, { "data-claim": claim.id },
    named && el("figcaption", {}, speaker(claim)),
    words(claim, ranges),
    via(claim),
    origin(claim));
}

/** The name of a speaker, with what they are. */
export function speaker(claim) {
  const { speaker: who } = claim;
  const name = who
    ? foreign("a", who.name, { class: "speaker", href: `/speakers/${who.id}` })
    : foreign("span", speakerOf(claim), { class: "speaker unnamed" });
  return [name, standing(who) && foreign("span", standing(who), { class: "standing" })];
}

/** The words themselves. A report is not put between quotation marks: they would be a lie. */
export function words(claim, ranges = []) {
  const own = claim.kind === "direct";
  return el("blockquote", { dir: "auto", class: own ? "own" : "reported" },
    denied(claim) && el("span.denies", {}, "Denied: "),
    own && el("span.mark", { "aria-hidden": "true" }, "“"),
    marked(claim.content, ranges),
    own && el("span.mark", { "aria-hidden": "true" }, "”"));
}

function via(claim) {
  return claim.via && el("p.via", {}, "As told by ", foreign("a", claim.via.name, { href: `/speakers/${claim.via.id}` }));
}

/** Said when, printed where; and what can be done with it. */
export function origin(claim) {
  const { article } = claim;
  return el("p.origin", {},
    el("span.when", {}, when(claim)),
    el("span.outlet", { dir: "auto" }, outlet(article)),
    claim.about && el("span.about", {}, `about ${interval(claim.about)}`),
    el("span.actions", {},
      el("a", { href: placeOf(claim), "aria-label": `In the article: ${claim.content.slice(0, 60)}` }, "In the article"),
      copyButton(claim)));
}

function when(claim) {
  if (claim.said) return el("time", { datetime: claim.said.start, title: told(claim.said) }, interval(claim.said));
  const at = claim.article.published_at;
  return at ? el("time", { datetime: at, title: "When it was said is not told; the article's date" }, day(at)) : "no date";
}

function told(said) {
  return said.text ? `The article says “${said.text}”` : "From the article's date";
}

/** The article's own line: outlet, title, time. */
export function articleLine(article) {
  return [outlet(article), article.published_at && moment(article.published_at)].filter(Boolean).join(", ");
}
