// The form for an article: paste, drop or choose it, and say what is known of it.

import { announce, el, fresh } from "../dom.js";
import { count } from "../format.js";

const MARKUP = /^\s*(<!doctype html|<html|<head|<body|<article|<(div|p|section|main|h1)[\s>])/i;
const DETAILS = [
  ["source.name", "Outlet", { autocomplete: "organization" }],
  ["source.domain", "Its site", { placeholder: "example.com", inputmode: "url" }],
  ["title", "Headline", { dir: "auto" }],
  ["url", "Address", { type: "url", placeholder: "https://", inputmode: "url" }],
  ["published_at", "Published", { type: "datetime-local" }],
];

/** The form; `submit` gets the article as the API takes it. */
export function intake(submit) {
  const area = el("textarea", { id: "words", name: "text", rows: 14, dir: "auto", spellcheck: "false", "aria-describedby": "words-hint", oninput: () => tell() });
  const hint = el("p.hint", { id: "words-hint", "aria-live": "polite" });
  const file = el("input.sr", { type: "file", id: "file", accept: ".txt,.md,.html,.htm,text/plain,text/html", onchange: () => take(file.files[0]) });
  const tell = () => { hint.textContent = described(area.value); };
  const take = async (chosen) => {
    if (!chosen) return;
    area.value = await chosen.text();
    tell();
    announce(`${chosen.name} is in the field.`);
    area.focus();
  };
  const inputs = DETAILS.map(([name, label, more]) => field(name, label, more));
  const form = el("form.intake", { novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(article(form), form); } },
    el("div.drop", {},
      el("label", { for: "words" }, "The text, or the page's HTML"), area,
      el("div.under", {}, hint, el("label.button", { for: "file" }, "Choose a file"), file)),
    el("fieldset", {}, el("legend", {}, "What is known of it", el("span.hint", {}, " — all of it may stay empty; a missing date is inferred from the text.")), inputs),
    el("div.buttons", {}, el("button.primary", {}, "Take it apart"), el("span.hint", {}, "Nothing is stored yet.")));
  droppable(form, take, (words) => { area.value = words; tell(); });
  tell();
  return form;
}

/** Show the reasons of a problem beside the fields they speak of; others are returned. */
export function blame(form, problem) {
  for (const old of form.querySelectorAll(".problem")) old.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  const others = [];
  for (const { name, reason } of problem?.errors ?? []) {
    const input = form.elements[name === "html" ? "text" : name];
    if (!input) { others.push(`${name} ${reason}`.trim()); continue; }
    const id = fresh("problem");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-errormessage", id);
    input.after(el("p.problem", { id }, reason));
  }
  form.querySelector("[aria-invalid]")?.focus();
  return others;
}

function article(form) {
  const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  const words = form.elements.text.value;
  const source = { name: given["source.name"], domain: given["source.domain"] };
  return {
    [MARKUP.test(words) ? "html" : "text"]: words,
    title: given.title,
    url: given.url,
    published_at: given.published_at && `${withSeconds(given.published_at)}${offset(given.published_at)}`,
    source: source.name || source.domain ? source : undefined,
  };
}

function withSeconds(local) {
  return local.length === 16 ? `${local}:00` : local;
}

/** The browser's own offset on that day: weekdays in the text are counted in it. */
function offset(local) {
  const minutes = -new Date(local).getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function described(words) {
  if (!words.trim()) return "Paste it here, or drop a file.";
  if (MARKUP.test(words)) return "Looks like HTML: the story, its title and its date will be looked for in it.";
  return `${count(words.trim().split(/\s+/).length, "word")} of plain text.`;
}

function field(name, label, more) {
  const id = fresh("field");
  return el("div.field", {}, el("label", { for: id }, label), el("input", { id, name, ...more }));
}

function droppable(form, take, paste) {
  const over = (on) => form.classList.toggle("over", on);
  form.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  form.addEventListener("dragleave", (event) => !form.contains(event.relatedTarget) && over(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const { files } = event.dataTransfer;
    if (files.length) take(files[0]);
    else paste(event.dataTransfer.getData("text/html") || event.dataTransfer.getData("text/plain"));
  });
}
