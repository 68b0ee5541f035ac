// One article: its text with the claims marked in place.

import { get } from "../api.js";
import { el, fill, foreign } from "../dom.js";
import { ORIGINS, count, moment, outlet, day } from "../format.js";
import { downloads } from "../components/downloads.js";
import { quote } from "../components/quote.js";
import { reading } from "../components/reading.js";
import { waiting } from "../components/states.js";

const PAGE = 200;
const MOST_CLAIMS = 2000;

export async function show(main, { params, signal, title }) {
  const { id } = params;
  fill(main, waiting("Reading the article…", 9));
  const [article, claims, conflicts] = await Promise.all([
    get(`/articles/${id}`, {}, { signal }), claimsOf(id, signal), conflictsOf(id, signal),
  ]);
  title(article.title ?? "Article");
  const known = new Map();
  const details = (claim) => {
    if (!known.has(claim.id)) known.set(claim.id, get(`/claims/${claim.id}`, {}, { signal }));
    return known.get(claim.id);
  };
  const text = reading({ text: article.text, claims, lang: article.language, conflicts, details, signal });
  fill(main, el("article.article", {}, head(article), text.node, claims.length >= MOST_CLAIMS && el("p.hint", {}, `Marked are the first ${MOST_CLAIMS} claims.`), asList(claims), files(article)));
  const follow = () => text.goTo(location.hash);
  window.addEventListener("hashchange", follow, { signal });
  follow();
}

async function claimsOf(id, signal) {
  const found = [];
  let cursor = null;
  do {
    const page = await get(`/articles/${id}/claims`, { limit: PAGE, cursor }, { signal });
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && found.length < MOST_CLAIMS);
  return found;
}

/** Contradictions of this article, under the id of each claim that takes part in them. */
async function conflictsOf(id, signal) {
  const page = await get("/contradictions", { article: id, limit: PAGE, sort: "-confidence" }, { signal });
  const found = new Map();
  for (const item of page.items) {
    for (const claim of item.claims) found.set(claim.id, [...(found.get(claim.id) ?? []), item]);
  }
  return found;
}

function head(article) {
  const dated = article.published_at ? moment(article.published_at) : day(article.published_on);
  const how = ORIGINS[article.published_origin];
  return el("header.opening", {},
    el("p.kicker", {},
      foreign("a", outlet(article), { class: "kind", href: article.source ? `/timeline?source=${article.source.id}` : "/articles" }),
      el("time", { datetime: article.published_at ?? article.published_on }, dated), how && el("span", {}, `(${how})`)),
    foreign("h1", article.title ?? "Without a title", { lang: article.language }),
    el("p.links", {},
      el("span", {}, `${count(article.claims_count, "claim")}, ${count(article.contradictions_count, "contradiction")}`),
      article.contradictions_count > 0 && el("a", { href: `/timeline?article=${article.id}` }, "On the timeline"),
      article.url && el("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, "The original", el("span.sr", {}, " (opens a new tab)"))));
}

function asList(claims) {
  if (!claims.length) return null;
  return el("details.list", {}, el("summary", {}, `All ${count(claims.length, "claim")} as a list`),
    el("ol", {}, claims.map((claim) => el("li", {}, quote(claim)))));
}

function files({ id }) {
  const where = `/articles/${id}/claims`;
  return downloads([
    ["Table (CSV)", where, { format: "csv" }, `article-${id}.csv`],
    ["JSON-LD", where, { format: "jsonld", limit: PAGE }, `article-${id}.jsonld`],
    ["NDJSON", where, { format: "ndjson" }, `article-${id}.ndjson`],
  ], "The claims as");
}
