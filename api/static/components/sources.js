// Where quotations come from, in full: on the screen a link leads there, on paper these lines do.

import { el, foreign } from "../dom.js";
import { articleLine } from "./quote.js";

/** The articles of these claims, each once; shown when it is printed. */
export function sources(claims) {
  const articles = new Map(claims.map(({ article }) => [article.id, article]));
  return el("section.sources.printed", {}, el("h2", {}, "Sources"),
    el("ol", {}, [...articles.values()].map((article) => el("li", {},
      foreign("span", [article.title && `“${article.title}”`, articleLine(article)].filter(Boolean).join(", ")),
      article.url && el("span.address", {}, ` ${article.url}`)))));
}
