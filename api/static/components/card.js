// What is known of one claim: who, when, about when, how, and what stands against it.

import { el, fill, foreign } from "../dom.js";
import { KINDS, MODALITIES, SPEECH, certainty, count, denied, interval, score } from "../format.js";
import { copyButton } from "./copy.js";
import { quote, speaker, words } from "./quote.js";

const PATIENCE_MS = 200;
const RELATED = [
  ["updated_by", "Later said"], ["updates", "Earlier said"], ["repeated_by", "Also said"],
];

/** What stands in the margin while no claim is chosen. */
export function invitation(number) {
  const how = number ? "Point at marked words, or step through them with the Tab key, to see who said them and when." : "No claim was found in this text.";
  return el("p.invitation", {}, how);
}

/** One claim; `details` reads its relations, if it is stored. */
export function card(claim, { colour, conflicts, details, signal, close }) {
  const related = el("div.related");
  if (details) later(related, claim, details, signal);
  return el(`div.card${colour === null ? "" : `.s${colour}`}`, {},
    el("button.link.close", { type: "button", "aria-label": "Close", onclick: close }, "Close"),
    el("p.who", {}, speaker(claim)),
    words(claim),
    facts(claim),
    conflicts.length > 0 && el("section.against", {},
      el("h3", {}, count(conflicts.length, "contradiction")),
      el("ul", {}, conflicts.map((item) => against(item, claim)))),
    related,
    claim.article?.id && el("p.links", {}, copyButton(claim)));
}

function facts(claim) {
  const rows = [
    ["Said", claim.said && timed(claim.said)],
    ["About", claim.about && timed(claim.about)],
    ["How", [SPEECH[claim.kind], claim.cue && `“${claim.cue}”`].filter(Boolean).join(", ")],
    ["As written", claim.speaker_as_written !== claim.speaker?.name && claim.speaker_as_written],
    ["Passed on", claim.via?.name],
    ["Stance", [denied(claim) && "Denies it", claim.modality !== "asserted" && MODALITIES[claim.modality]].filter(Boolean).join(", ")],
    ["Concerns", claim.subjects?.map((subject) => subject.name).join(", ")],
    ["Reading", `${certainty(claim.confidence).word} right (${score(claim.confidence)})`],
  ];
  return el("dl.facts", {}, rows.filter(([, value]) => value).map(([name, value]) =>
    el("div", {}, el("dt", {}, name), foreign("dd", value))));
}

function timed(time) {
  return time.text ? `${interval(time)} (“${time.text}”)` : interval(time);
}

function against(item, claim) {
  const other = item.claims.find((each) => each.id !== claim.id);
  return el("li", {},
    el("a.kind", { href: `/contradictions/${item.id}` }, KINDS[item.kind]), quote(other));
}

/** Relations are read once the reader stays with a claim, not for each one passed by. */
function later(parent, claim, details, signal) {
  setTimeout(async () => {
    if (!parent.isConnected || signal?.aborted) return;
    try {
      const whole = await details(claim);
      fill(parent, RELATED.filter(([name]) => whole[name].length).map(([name, title]) =>
        el("section", {}, el("h3", {}, title), el("ul", {}, whole[name].slice(0, 5).map((each) => el("li", {}, quote(each.claim)))))));
    } catch (error) {
      if (error.name !== "AbortError") fill(parent, el("p.problem", {}, `What else was said of it could not be read: ${error.message}`));
    }
  }, PATIENCE_MS);
}
