// The page starts here: which address shows which view. Views are loaded when they are first shown.

import { askForKey, secret } from "./key.js";
import { longDay } from "./format.js";
import { start } from "./router.js";

const ROUTES = [
  [/^\/$/, () => import("./views/front.js")],
  [/^\/contradictions\/(?<id>\d+)$/, () => import("./views/contradiction.js")],
  [/^\/timeline$/, () => import("./views/timeline.js")],
  [/^\/compare$/, () => import("./views/compare.js")],
  [/^\/articles$/, () => import("./views/articles.js")],
  [/^\/articles\/(?<id>\d+)$/, () => import("./views/article.js")],
  [/^\/speakers$/, () => import("./views/speakers.js")],
  [/^\/speakers\/(?<id>\d+)$/, () => import("./views/speaker.js")],
  [/^\/add$/, () => import("./views/add.js")],
];

document.getElementById("open-key").addEventListener("click", async () => {
  const before = secret();
  await askForKey();
  if (secret() !== before) location.reload();
});
window.addEventListener("beforeprint", () => {
  document.getElementById("imprint").textContent = `Printed from ${location.href} on ${longDay(new Date().toISOString())}.`;
});
start(ROUTES);
