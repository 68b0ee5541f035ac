// A text read with its claims: the words on one side, what is known of the chosen claim on the other.

import { el, fill, foreign } from "../dom.js";
import { count, speakerOf } from "../format.js";
import { card, invitation } from "./card.js";
import { coloursOf, keyOf } from "./colours.js";
import { annotated, drawn } from "./text.js";

/** Lay out a text, its speakers and a margin; `conflicts` maps ids of claims to contradictions. */
export function reading({ text, claims, lang = null, conflicts = new Map(), details = null, signal }) {
  const colour = coloursOf(claims);
  const story = annotated(text, claims, (claim) => ({ colour: colour(claim), clashes: conflicts.has(claim.id) }), lang);
  const margin = el("aside.margin", { id: "claim-card", "aria-live": "polite", "aria-label": "The chosen claim" }, invitation(claims.length));
  const byId = new Map(claims.map((claim) => [String(claim.id), claim]));
  const state = { chosen: null, shown: null };

  const light = (claim) => {
    if (state.shown === claim) return;
    for (const lit of story.querySelectorAll(".lit")) lit.classList.remove("lit");
    state.shown = claim;
    margin.classList.toggle("filled", Boolean(claim));
    if (!claim) return void fill(margin, invitation(claims.length));
    for (const node of drawn(story, claim)) node.classList.add("lit");
    fill(margin, card(claim, { colour: colour(claim), conflicts: conflicts.get(claim.id) ?? [], details, signal, close: () => choose(null) }));
  };
  const choose = (claim) => {
    const from = state.chosen;
    state.chosen = claim;
    light(claim);
    if (!claim && from) drawn(story, from)[0]?.focus();
  };
  const claimAt = (event) => byId.get(event.target.closest?.(".claim")?.dataset.claims.split(" ")[0]);

  story.addEventListener("pointerover", (event) => event.pointerType === "mouse" && light(claimAt(event) ?? state.chosen));
  story.addEventListener("pointerleave", () => light(state.chosen));
  story.addEventListener("focusin", (event) => choose(claimAt(event)));
  story.addEventListener("click", (event) => {
    const claim = claimAt(event);
    if (!claim) return;
    event.preventDefault();
    history.replaceState(null, "", `#claim-${claim.id}`);
    choose(claim);
  });
  story.addEventListener("keydown", (event) => event.key === "Escape" && choose(null));
  const goTo = (hash) => {
    const claim = byId.get(hash.replace("#claim-", ""));
    if (!claim) return;
    choose(claim);
    const place = drawn(story, claim)[0];
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  };
  return { node: el("div.reading", {}, legend(claims, colour, story), story, margin), goTo };
}

/** Who speaks here, in which colour; a press dims everybody else. */
function legend(claims, colour, story) {
  const voices = new Map();
  for (const claim of claims) {
    const key = keyOf(claim);
    const voice = voices.get(key) ?? { claim, ids: [] };
    voice.ids.push(claim.id);
    voices.set(key, voice);
  }
  const press = (event, ids) => {
    const button = event.currentTarget;
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of button.closest("ul").querySelectorAll("button")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(on));
    const kept = new Set(ids.map(String));
    for (const node of story.querySelectorAll(".claim")) {
      node.classList.toggle("dim", on && !node.dataset.claims.split(" ").some((id) => kept.has(id)));
    }
  };
  const items = [...voices].map(([key, { claim, ids }]) =>
    el("li", { class: key === null ? "nobody" : `s${colour(claim)}` },
      el("button.voice", { type: "button", "aria-pressed": "false", onclick: (event) => press(event, ids) },
        foreign("span", key === null ? "Nobody named" : speakerOf(claim)), el("small", {}, count(ids.length, "claim")))));
  return el("section.legend", { "aria-label": "Who speaks" }, el("h2", {}, "Who speaks"), el("ul", {}, items));
}
