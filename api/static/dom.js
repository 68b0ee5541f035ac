// Builds elements. Everything from outside becomes text: there is no way here to set markup.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: `el("a.quiet", {href: "/", onclick: go}, "Home")`. */
export function el(name, attributes = {}, ...children) {
  return build((tag) => document.createElement(tag), name, attributes, children);
}

/** Make an SVG element in the same way. */
export function svg(name, attributes = {}, ...children) {
  return build((tag) => document.createElementNS(SVG, tag), name, attributes, children);
}

/** Put other children in the place of those that an element has. */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

/** Claims and titles may be of any language: the browser finds their direction. */
export function foreign(name, text, { lang = null, ...attributes } = {}) {
  return el(name, { dir: "auto", lang, ...attributes }, text);
}

/** Say something to those who listen to the page instead of seeing it. */
export function announce(words) {
  document.getElementById("announcer").textContent = words;
}

let serial = 0;

/** An id that no other element has. */
export function fresh(name) {
  serial += 1;
  return `${name}-${serial}`;
}

function build(make, name, attributes, children) {
  const [tag, ...classes] = name.split(".");
  const node = make(tag);
  if (classes.length) node.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes)) set(node, key, value);
  node.append(...nodes(children));
  return node;
}

function set(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") node.addEventListener(key.replace(/^on/, ""), value);
  else if (key === "value") node.value = value;
  else node.setAttribute(key, value === true ? "" : value);
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
