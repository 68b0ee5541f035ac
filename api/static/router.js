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
  history.scrollRestoration = "manual";
  window.addEventListener("popstate", (event) => render({ height: event.state?.height ?? 0 }));
  window.addEventListener("pagehide", remember);
  return render({ height: history.state?.height ?? null });
}

/** Go to an address of the page. */
export function navigate(address, { replace = false } = {}) {
  if (!replace) remember();
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

/** Keep how far down the reader is, for when they come back. */
function remember() {
  history.replaceState({ ...history.state, height: window.scrollY }, "");
}

async function render(how) {
  const { load, params, path } = match();
  const known = showing?.path === path && (showing.update || showing.search === location.search);
  if (known && showing.search === location.search) return;
  const mine = known ? showing : enter(path);
  mine.search = location.search;
  const main = document.getElementById("main");
  const query = new URLSearchParams(location.search);
  try {
    if (known) return void (await mine.update(query));
    const view = await load();
    mine.update = (await view.show(main, { params, query, signal: mine.leave.signal, title: setTitle })) ?? null;
  } catch (error) {
    if (error.name === "AbortError" || showing !== mine) return;
    failed(main, error, () => { showing = null; render(how); });
  }
  if (showing === mine) arrive(main, how);
}

function enter(path) {
  showing?.leave.abort();
  showing = { path, leave: new AbortController(), update: null };
  document.getElementById("main").setAttribute("aria-busy", "true");
  markNavigation();
  return showing;
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

function arrive(main, { arrived = false, height = null }) {
  main.removeAttribute("aria-busy");
  performance.mark("shown");
  if (height !== null && !location.hash) window.scrollTo(0, height);
  if (!arrived) return;
  announce(document.title);
  if (location.hash) return;
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function markNavigation() {
  for (const link of document.querySelectorAll(".masthead nav a")) {
    const here = link.pathname === "/" ? location.pathname === "/" : location.pathname.startsWith(link.pathname);
    if (!here) { link.removeAttribute("aria-current"); continue; }
    link.setAttribute("aria-current", "page");
    // On a small screen the row is longer than the screen: bring this one into it.
    link.parentElement.scrollLeft = link.offsetLeft - (link.parentElement.clientWidth - link.offsetWidth) / 2;
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
