// The key that writing may need: where it is kept, and asking for it when the server wants one.

import { el, fill } from "./dom.js";

const NAME = "claims-key";

/** The key, if one was given: for this tab, or on this device if its owner asked for that. */
export function secret() {
  return sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME);
}

/** Whether it is worth offering to write: with a key, or where the server takes writing without. */
export function mayWrite() {
  return document.body.dataset.writing === "open" || secret() !== null;
}

/** Do some work; where it needs a key, ask for one and do it again. */
export async function withKey(work) {
  try {
    return await work();
  } catch (error) {
    if (![401, 403].includes(error.status) || !(await askForKey(error.detail))) throw error;
    return work();
  }
}

/** Open the dialog; resolves to whether there is a key now. */
export function askForKey(why = null) {
  const dialog = document.getElementById("key");
  const input = el("input", { id: "key-input", type: "password", autocomplete: "off", spellcheck: "false" });
  const keep = el("input", { type: "checkbox" });
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { id: "key-title" }, "Your key"),
    el("p", {}, why ?? "With a key you can store articles and judge contradictions."),
    el("label", { for: "key-input" }, "Key"),
    input,
    el("label.check", {}, keep, " Keep it on this device; otherwise this tab forgets it when closed"),
    el("p.hint", {}, "Whoever runs the server makes one: ", el("code", {}, "flask --app wsgi keys create NAME")),
    el("div.buttons", {},
      el("button.primary", { value: "use" }, "Use this key"),
      el("button", { value: "cancel", formnovalidate: true }, "Cancel"),
      secret() && el("button.quiet", { value: "forget" }, "Forget the key")),
  );
  fill(dialog, form);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(settle(dialog.returnValue, input.value.trim(), keep.checked)), { once: true });
  });
}

function settle(choice, key, keep) {
  if (choice === "forget") [sessionStorage, localStorage].forEach((store) => store.removeItem(NAME));
  if (choice !== "use" || !key) return false;
  (keep ? localStorage : sessionStorage).setItem(NAME, key);
  (keep ? sessionStorage : localStorage).removeItem(NAME);
  return true;
}
