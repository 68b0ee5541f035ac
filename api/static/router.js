// Turns addresses into views. What a view shows is all in its address, so that it can be sent on.

import { announce } from "./dom.js";
import { failed } from "./components/states.js";

let routes = [];
let showing = null;

/** Start: `table` is a list of [pattern, load], where `load` imports the view's module. */
export function start(table) {
  routes = table;
  document.addEventListener("click", follow);
  document.addEventListener("submit", search);
  window.addEventListener("popstate", () => render({ arrived: false }));
  return render({ arrived: false });
}

/** Go to an address of the page. */
export function navigate(address, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return render({ arrived: true });
}

/** Change the parameters of the address; empty ones go. The view is told, not made anew. */
export function setQuery(changes, { replace = false } = {}) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") query.append(name, one);
  }
  const words = query.toString();
  return navigate(location.pathname + (words ? `?${words}` : ""), { replace });
}

async function render({ arrived }) {
  const { load, params, path } = match();
  const query = new URLSearchParams(location.search);
  if (showing?.path === path && showing.update) return showing.update(query);
  showing?.leave.abort();
  const mine = { path, leave: new AbortController(), update: null };
  showing = mine;
  const main = document.getElementById("main");
  main.setAttribute("aria-busy", "true");
  markNavigation();
  try {
    const view = await load();
    mine.update = (await view.show(main, { params, query, signal: mine.leave.signal, title: setTitle })) ?? null;
  } catch (error) {
    if (error.name === "AbortError" || showing !== mine) return undefined;
    failed(main, error, () => render({ arrived }));
  }
  if (showing === mine) main.removeAttribute("aria-busy");
  return arrived && showing === mine ? arrive(main) : undefined;
}

function match() {
  const path = location.pathname.replace(/(.)\/$/, "$1");
  for (const [pattern, load] of routes) {
    const found = pattern.exec(path);
    if (found) return { load, path, params: found.groups ?? {} };
  }
  return { path, params: {}, load: () => import("./views/missing.js") };
}

function setTitle(words) {
  document.title = words ? `${words} · Who says what` : "Who says what";
}

function arrive(main) {
  announce(document.title);
  if (location.hash) return;
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function markNavigation() {
  for (const link of document.querySelectorAll(".masthead nav a")) {
    const here = link.pathname === "/" ? location.pathname === "/" : location.pathname.startsWith(link.pathname);
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || !routes.some(([pattern]) => pattern.test(link.pathname))) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

function search(event) {
  const form = event.target;
  if (form.getAttribute("role") !== "search") return;
  event.preventDefault();
  const words = new FormData(form).get("q").trim();
  navigate(words ? `/timeline?${new URLSearchParams({ q: words })}` : "/timeline");
}
