// The articles that have been read.

import { el, fill, foreign } from "../dom.js";
import { day, outlet } from "../format.js";
import { setQuery } from "../router.js";
import { list, narrowing } from "../components/list.js";
import { nothing, waiting } from "../components/states.js";

export async function show(main, { query, signal, title }) {
  title("Articles");
  const box = el("div");
  fill(main, el("div.index", {},
    el("header.opening", {}, el("h1", {}, "Articles"), el("p.standfirst", {}, "What has been read, newest first.")),
    el("div.choices", {}, narrowing("Words of the title", query, (q) => setQuery({ q }, { replace: true })), el("a.button.primary", { href: "/add" }, "Add an article")),
    box));
  const read = async (now) => {
    fill(box, waiting());
    fill(box, await list("/articles", { q: now.get("q"), source: now.getAll("source") }, { row, empty, signal, name: "article" }));
  };
  await read(query);
  return read;
}

function row(article) {
  return [
    el("p.kicker", {}, el("time", { datetime: article.published_on }, day(article.published_on)), foreign("span", outlet(article))),
    foreign("a", article.title ?? "Without a title", { href: `/articles/${article.id}`, class: "headline", lang: article.language }),
  ];
}

function empty() {
  return nothing("No article here", "Either nothing has been read yet, or no title has these words.", el("a", { href: "/add" }, "Add an article"), el("a", { href: "/articles" }, "All articles"));
}
