// An address that shows nothing.

import { el, fill } from "../dom.js";
import { nothing } from "../components/states.js";

export function show(main, { title }) {
  title("Nothing here");
  fill(main, nothing("There is no page at this address", "The links above lead to all that there is.", el("a", { href: "/" }, "To the front page")));
}
