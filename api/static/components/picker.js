// Choosing speakers, sources or subjects by name: a combobox (ARIA 1.2) with what is chosen as chips.

import { get } from "../api.js";
import { announce, el, fill, foreign, fresh } from "../dom.js";
import { count, standing } from "../format.js";
import { nameOf, recall } from "./names.js";

const SHOWN = 8;
const PATIENCE_MS = 180;

/**
 * A field to choose from `path`. `change(ids)` is told of every change; `suggest()` gives
 * [{id, name, count}] for when nothing has been typed.
 */
export function picker({ label, path, chosen = [], change, suggest = null, one = false, signal }) {
  const id = fresh("picker");
  const state = { ids: chosen.map(String), options: [], at: -1 };
  const chips = el("ul.chips", { "aria-label": `${label}: chosen` });
  const box = el("ul.options", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = el("input", {
    id, type: "text", role: "combobox", autocomplete: "off", dir: "auto", placeholder: "Type a name",
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
  });
  const field = { state, chips, box, input, id, label, path, change, suggest, one, signal };
  listen(field);
  showChips(field);
  const node = el("div.picker", {}, el("label", { for: id }, label), chips, el("div.entry", {}, input, box));
  return { node, set: (ids) => { state.ids = ids.map(String); showChips(field); } };
}

function listen(field) {
  const { input, box, state } = field;
  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(() => look(field), PATIENCE_MS); };
  input.addEventListener("input", later);
  input.addEventListener("focus", later);
  input.addEventListener("blur", () => { clearTimeout(timer); close(field); });
  input.addEventListener("keydown", (event) => keys(field, event));
  box.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(field, state.options[[...box.children].indexOf(option)]);
  });
}

async function look(field) {
  const { input, state, path, suggest, signal } = field;
  const words = input.value.trim();
  try {
    const found = !words && suggest ? await suggest() : (await get(path, { q: words, limit: SHOWN }, { signal })).items;
    if (input.value.trim() !== words || document.activeElement !== input) return;
    state.options = found.filter((option) => !state.ids.includes(String(option.id))).slice(0, SHOWN);
    open(field, words);
  } catch (error) {
    if (error.name !== "AbortError") announce(error.message);
  }
}

function open(field, words) {
  const { box, input, state, id } = field;
  state.at = -1;
  fill(box, state.options.map((option, number) =>
    el("li", { role: "option", id: `${id}-${number}`, "aria-selected": "false" },
      foreign("span", option.name ?? option.domain ?? ""), foreign("small", option.count ? count(option.count, "claim") : standing(option)))));
  if (!state.options.length && words) fill(box, el("li.none", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nobody by that name"));
  box.hidden = !box.children.length;
  input.setAttribute("aria-expanded", String(!box.hidden));
  input.removeAttribute("aria-activedescendant");
}

function close({ box, input, state }) {
  box.hidden = true;
  state.at = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function keys(field, event) {
  const { box, input, state, id } = field;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && state.options.length && !box.hidden) {
    event.preventDefault();
    const number = state.options.length;
    state.at = (state.at + steps[event.key] + number + (state.at < 0 && event.key === "ArrowUp" ? 1 : 0)) % number;
    [...box.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === state.at)));
    box.children[state.at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${id}-${state.at}`);
  } else if (event.key === "ArrowDown") {
    look(field);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const option = state.options[Math.max(0, state.at)];
    if (!box.hidden && option) take(field, option);
  } else if (event.key === "Escape") {
    close(field);
  } else if (event.key === "Backspace" && !input.value && state.ids.length) {
    drop(field, state.ids.at(-1));
  }
}

function take(field, option) {
  const { state, input, path, one } = field;
  const id = String(option.id);
  recall(path, option);
  state.ids = one ? [id] : [...state.ids, id];
  input.value = "";
  close(field);
  showChips(field);
  announce(`${option.name ?? option.domain} chosen.`);
  field.change(state.ids);
}

function drop(field, id) {
  field.state.ids = field.state.ids.filter((each) => each !== id);
  showChips(field);
  field.input.focus();
  field.change(field.state.ids);
}

function showChips(field) {
  const { chips, state, path, signal } = field;
  chips.hidden = !state.ids.length;
  fill(chips, state.ids.map((id) => {
    const words = foreign("span", "…");
    const button = el("button.chip", { type: "button", onclick: () => drop(field, id) }, words, el("span", { "aria-hidden": "true" }, "×"), el("span.sr", {}, "remove"));
    nameOf(path, id, signal).then((name) => { words.textContent = name; }, () => { words.textContent = `No. ${id}`; });
    return el("li", {}, button);
  }));
}
