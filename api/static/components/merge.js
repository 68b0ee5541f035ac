// Saying that two speakers are one, and taking it back.

import { change, post } from "../api.js";
import { announce, el, fill, foreign, fresh } from "../dom.js";
import { mayWrite, withKey } from "../key.js";
import { navigate } from "../router.js";
import { picker } from "./picker.js";

/** A box for who may write; readers see who was merged, but cannot change it. */
export function merging(speaker) {
  if (!mayWrite() && !speaker.merged.length) return null;
  const status = el("div", { "aria-live": "polite" });
  return el("section.merge", {}, el("h2", {}, "One and the same"),
    speaker.merged.length > 0 && el("ul", {}, speaker.merged.map((other) => el("li", {},
      foreign("span", other.name),
      mayWrite() && el("button.link", { type: "button", "aria-label": `Not the same: ${other.name}`, onclick: () => undo(other, status) }, "Not the same")))),
    mayWrite() && form(speaker, status), status);
}

function form(speaker, status) {
  const id = fresh("why");
  const note = el("input", { id, maxlength: 2000, dir: "auto" });
  const send = el("button", { disabled: true }, "Merge");
  let into = null;
  const choose = picker({ label: "This is the same as", path: "/speakers", one: true, change: ([chosen]) => {
    into = chosen ?? null;
    send.disabled = !into || Number(into) === speaker.id;
  } });
  return el("form", { onsubmit: (event) => { event.preventDefault(); merge(speaker, into, note.value.trim(), status); } },
    choose.node, el("label", { for: id }, "Why, for who reads it later"), note, send,
    el("p.hint", {}, "Claims, names and contradictions follow, also of articles still to come. It can be undone."));
}

async function merge(speaker, into, note, status) {
  try {
    const kept = await withKey(() => post(`/speakers/${speaker.id}/merge`, { into: Number(into), note: note || null }));
    announce(`Merged into ${kept.name}.`);
    navigate(`/speakers/${kept.id}`);
  } catch (error) {
    tell(status, error);
  }
}

async function undo(other, status) {
  const where = `/speakers/${other.id}`;
  try {
    const back = await withKey(() => change("DELETE", `${where}/merge`, where));
    announce(`${back.name} is a speaker of their own again.`);
    navigate(where);
  } catch (error) {
    tell(status, error);
  }
}

function tell(status, error) {
  fill(status, el("p.problem", { dir: "auto" }, error.message));
}
