// How dates, names and quotations are put into words.

const DAY = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const CLOCK = { hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
const DENIALS = /\b(den(y|ie[sd]|ying)|refut|reject|dismiss|disput)/i;
const cache = new Map();

export const KINDS = {
  negation: "One denies it",
  opposite: "Opposites",
  figure: "Figures differ",
  denial: "Denial",
  reversal: "Reversal",
  timing: "Timing differs",
  attribution: "Who did it",
};

export const SPEECH = { direct: "Direct quotation", indirect: "Reported speech", mixed: "Partly quoted" };
export const MODALITIES = { asserted: "Stated as fact", predicted: "A prediction", conditional: "On a condition", demanded: "A demand" };
export const ORIGINS = {
  metadata: "read from the page", dateline: "read from the dateline", caption: "read from a caption",
  text: "inferred from the text", received: "not given: the day it came in",
};

/** 16 Feb 2022 */
export function day(iso) {
  return iso ? written(DAY, iso) : "";
}

/** Wednesday, 16 February 2022; where there is little room it breaks after the weekday alone. */
export function longDay(iso) {
  const [weekday, ...date] = written(LONG, iso).split(" ");
  return `${weekday} ${date.join("\u00a0")}`;
}

/** 16 Feb 2022, 16:00 UTC */
export function moment(iso) {
  return `${written(DAY, iso)}, ${written(CLOCK, iso)} UTC`;
}

/** A closed interval of days, as fine as its precision says. */
export function interval(time) {
  if (!time) return "";
  if (time.precision === "year") return time.start.slice(0, 4);
  if (time.precision === "decade") return `${time.start.slice(0, 4)}s`;
  if (time.precision === "month") return written({ month: "long", year: "numeric", timeZone: "UTC" }, time.start);
  if (time.start === time.end) return day(time.start);
  const key = JSON.stringify(DAY);
  day(time.start);
  return cache.get(key).formatRange(new Date(time.start), new Date(time.end));
}

/** When a claim was said; the day of its article where nobody knows better. */
export function saidOn(claim) {
  return claim.said?.start ?? claim.article?.published_at?.slice(0, 10) ?? null;
}

/** Who says it. */
export function speakerOf(claim) {
  return claim.speaker?.name ?? (claim.speaker_as_written || "Unnamed");
}

/** What a speaker is: role and affiliation, or for groups what kind they are. */
export function standing(speaker) {
  if (!speaker) return "";
  const parts = [speaker.role, speaker.affiliation].filter((part) => part && part !== speaker.name);
  return parts.length ? parts.join(", ") : speaker.kind === "anonymous" ? "not named" : "";
}

/** The outlet. */
export function outlet(article) {
  return article?.source?.name ?? article?.source?.domain ?? "Unknown source";
}

/** The words of a claim, in quotation marks only where they are the speaker's own. */
export function quoted(claim) {
  return claim.kind === "direct" ? `“${claim.content}”` : claim.content;
}

/**
 * Whether the content is what the speaker denies. `negated` alone does not tell: the content may
 * hold its own "not".
 */
export function denied(claim) {
  return claim.negated && claim.kind !== "direct" && DENIALS.test(claim.cue ?? "");
}

/** A claim as it would be quoted in a text, with its source and date. */
export function citation(claim) {
  const said = claim.said ? interval(claim.said) : "";
  const { article } = claim;
  const from = [outlet(article), article?.title && `“${article.title}”`, article?.published_at && day(article.published_at)];
  const who = [speakerOf(claim), standing(claim.speaker)].filter(Boolean).join(", ");
  const denial = denied(claim) ? " (denied)" : "";
  const lines = [`${quoted(claim)}${denial}`, `— ${who}${said && `, ${said}`}`, `Source: ${from.filter(Boolean).join(", ")}`];
  return [...lines, article?.url].filter(Boolean).join("\n");
}

/** What a score is called, from this score on. Nothing is called sure: of the highest, too, some are wrong. */
export const LEVELS = {
  likely: { from: 0.9, word: "Likely", advice: "So from 90 on. Some of these are wrong all the same: read both articles." },
  unsure: { from: 0.4, word: "Unsure", advice: "So from 40 to 89. Worth a look, no more." },
  doubtful: { from: 0, word: "Doubtful", advice: "So under 40. Rather no contradiction." },
};

/** How much a finding is to be trusted, as one of ``LEVELS``. */
export function certainty(confidence) {
  return Object.values(LEVELS).find(({ from }) => confidence >= from);
}

/** The number behind the word. It puts findings in order and is no chance: it never reads 100. */
export function score(confidence) {
  return `${Math.min(99, Math.floor(confidence * 100))} of 100`;
}

/** 1 claim, 2 claims */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** How far apart the two sides of a pair were said. */
export function apart(days) {
  if (!days) return "the same day";
  return days < 60 ? `${count(days, "day")} apart` : `${count(Math.round(days / 30.4), "month")} apart`;
}

function written(options, iso) {
  const key = JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat("en-GB", options));
  return cache.get(key).format(new Date(iso));
}
