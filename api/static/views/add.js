// Adding an article: paste it, see what it comes to, then store it.

import { post } from "../api.js";
import { announce, el, fill, foreign } from "../dom.js";
import { ORIGINS, count, day } from "../format.js";
import { withKey } from "../key.js";
import { navigate } from "../router.js";
import { blame, intake } from "../components/intake.js";
import { reading } from "../components/reading.js";

export function show(main, { signal, title }) {
  title("Add an article");
  const result = el("section.result", { "aria-label": "What was found", tabindex: -1 });
  const form = intake((given) => tryOut(given, form, result, signal));
  fill(main, el("div.add", {},
    el("header.opening", {}, el("h1", {}, "Add an article"),
      el("p.standfirst", {}, "See who says what in it, before anything is stored.")),
    form, result));
  form.elements.text.focus({ preventScroll: true });
}

async function tryOut(given, form, result, signal) {
  blame(form, null);
  const done = working(result, "Taking it apart: finding who speaks, what they claim and when…");
  try {
    const found = await withKey(() => post("/decompositions", given, { signal }));
    preview(found, given, form, result, signal);
  } catch (error) {
    failed(error, form, result);
  } finally {
    done();
  }
}

function preview(found, given, form, result, signal) {
  const once = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  const claims = found.claims.map((claim, number) => ({ ...claim, id: number + 1, article: {} }));
  const text = reading({ text: found.text, claims, lang: found.language, signal });
  const status = el("div", { "aria-live": "polite" });
  const store = el("button.primary", { onclick: () => keep(given, once, form, status, store, signal) }, "Store it");
  const voices = new Set(claims.map((claim) => claim.speaker?.name).filter(Boolean)).size;
  const dated = `${day(found.published_on)}${ORIGINS[found.published_origin] ? `, ${ORIGINS[found.published_origin]}` : ""}`;
  fill(result,
    el("header.found", {},
      foreign("h2", found.title ?? "Without a title"),
      el("p", {}, `${count(claims.length, "claim")} by ${count(voices, "speaker")}. Published ${dated}.`),
      el("div.buttons", {}, store, el("button", { onclick: () => back(form, result) }, "Change something")),
      status),
    text.node);
  announce(`${count(claims.length, "claim")} found. Nothing is stored yet.`);
  result.scrollIntoView({ block: "start" });
  result.focus({ preventScroll: true });
}

async function keep(given, once, form, status, store, signal) {
  store.disabled = true;
  const done = working(status, "Storing it, and comparing its claims with all others…");
  try {
    const article = await withKey(() => post("/articles", given, { signal, once }));
    announce(`Stored, with ${count(article.contradictions_count, "contradiction")}.`);
    navigate(`/articles/${article.id}`);
  } catch (error) {
    store.disabled = false;
    failed(error, form, status);
  } finally {
    done();
  }
}

function back(form, result) {
  fill(result);
  form.scrollIntoView();
  form.elements.text.focus();
}

/** Long work shows that it goes on, and for how long it has. */
function working(parent, words) {
  const began = performance.now();
  const seconds = el("span");
  const submit = document.querySelector(".intake .primary");
  submit.disabled = true;
  fill(parent, el("div.working", { role: "status" }, el("progress", { "aria-label": words }), el("p", {}, words, " ", seconds)));
  const timer = setInterval(() => { seconds.textContent = `${Math.round((performance.now() - began) / 1000)} s`; }, 1000);
  return () => {
    clearInterval(timer);
    submit.disabled = false;
  };
}

function failed(error, form, parent) {
  if (error.name === "AbortError") return;
  const others = blame(form, error);
  const shown = error.errors?.length > others.length;
  fill(parent, el("div.trouble", { role: "alert" },
    el("h2", {}, error.status === 413 ? "This is too long for this server" : "This could not be read"),
    el("p", { dir: "auto" }, shown ? "Look at the marked field above." : error.message),
    others.map((words) => el("p.problem", { dir: "auto" }, words))));
}
