// One contradiction by itself, to send to a colleague.

import { get } from "../api.js";
import { el, fill } from "../dom.js";
import { pair } from "../components/pair.js";
import { sources } from "../components/sources.js";
import { waiting } from "../components/states.js";

export async function show(main, { params, signal, title }) {
  fill(main, waiting("Reading the contradiction…"));
  const item = await get(`/contradictions/${params.id}`, {}, { signal });
  title(item.explanation.summary);
  const speakers = [...new Set(item.claims.map((claim) => claim.speaker?.id).filter(Boolean))];
  const compare = new URLSearchParams(speakers.map((id) => ["speaker", id]));
  fill(main,
    el("div.one", {},
      pair(item, { lead: true, open: true, level: 1, signal }),
      sources(item.claims),
      el("p.links", {},
        speakers.length > 1 && el("a", { href: `/compare?${compare}` }, "Compare the two, day by day"),
        el("a", { href: "/" }, "All contradictions"))));
}
