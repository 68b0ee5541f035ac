// A person's verdict on a contradiction: confirm, reject, not sure, and why.

import { change } from "../api.js";
import { announce, el, fill, fresh } from "../dom.js";
import { moment } from "../format.js";
import { mayWrite, withKey } from "../key.js";

const VERDICTS = [["confirmed", "Confirm"], ["rejected", "Reject"], ["unsure", "Not sure"]];
const SAID = { confirmed: "Confirmed", rejected: "Rejected", unsure: "Not sure" };

/** The three buttons, and what was said before. Readers without a key see only the latter. */
export function judge(item) {
  const node = el("div.judge");
  show(node, item);
  return node;
}

function show(node, item, problem = null) {
  const { judgement } = item;
  fill(node,
    judgement && el("p.verdict", { "data-verdict": judgement.verdict }, told(judgement)),
    mayWrite() && el("div.verdicts", { role: "group", "aria-label": "Your judgement" },
      VERDICTS.map(([verdict, label]) => el("button", {
        type: "button",
        "data-verdict": verdict,
        "aria-pressed": String(judgement?.verdict === verdict),
        onclick: () => send(node, item, verdict),
      }, label))),
    mayWrite() && judgement && note(node, item),
    problem && el("p.problem", { role: "alert" }, problem));
}

function told({ verdict, note: why, made_by: who, made_at: at }) {
  const by = who && who !== "anonymous" ? ` by ${who}` : "";
  return [el("strong", {}, SAID[verdict]), `${by}, ${moment(at)}`, why && el("q", { dir: "auto" }, why)];
}

function note(node, item) {
  const id = fresh("note");
  const input = el("input", { id, value: item.judgement.note ?? "", maxlength: 2000, dir: "auto" });
  const save = (event) => {
    event.preventDefault();
    send(node, item, item.judgement.verdict, input.value.trim() || null);
  };
  return el("details.note", {}, el("summary", {}, "Say why"),
    el("form", { onsubmit: save }, el("label", { for: id }, "Why, for who reads it later"), input, el("button", {}, "Save")));
}

async function send(node, item, verdict, why = item.judgement?.note ?? null) {
  const where = `/contradictions/${item.id}`;
  node.setAttribute("aria-busy", "true");
  try {
    const now = await withKey(() => change("PUT", `${where}/judgement`, where, { verdict, note: why }));
    item.judgement = now.judgement;
    show(node, item);
    announce(`${SAID[verdict]}. Kept.`);
    node.querySelector(`[data-verdict=${verdict}][aria-pressed]`)?.focus();
  } catch (error) {
    show(node, item, `Not kept: ${error.message}`);
  }
  node.removeAttribute("aria-busy");
}
