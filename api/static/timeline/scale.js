// Time along a line: from milliseconds to pixels and back, and where to write what.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const SHORTEST = 3 * HOUR;
const LONGEST = 400 * 365 * DAY;
const TICK_PX = 84;

/** Steps between ticks: [name, about how long, how many]. */
const STEPS = [
  ["hour", HOUR, 1], ["hour", 3 * HOUR, 3], ["hour", 6 * HOUR, 6], ["hour", 12 * HOUR, 12],
  ["day", DAY, 1], ["day", 2 * DAY, 2], ["week", 7 * DAY, 7], ["day", 14 * DAY, 14],
  ["month", 30 * DAY, 1], ["month", 91 * DAY, 3], ["month", 182 * DAY, 6],
  ["year", 365 * DAY, 1], ["year", 730 * DAY, 2], ["year", 1826 * DAY, 5], ["year", 3652 * DAY, 10],
  ["year", 18262 * DAY, 50], ["year", 36524 * DAY, 100],
];
const WORDS = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short" },
  year: { year: "numeric" },
};
const LARGER = { hour: { weekday: "short", day: "numeric", month: "short", year: "numeric" }, day: { month: "long", year: "numeric" }, week: { month: "long", year: "numeric" }, month: { year: "numeric" } };

/** A window onto time, `width` pixels wide. Never changed: moving gives a new one. */
export class Scale {
  constructor(start, end, width) {
    this.start = start;
    this.end = end;
    this.width = Math.max(1, width);
  }

  get span() { return this.end - this.start; }

  x(time) { return ((time - this.start) / this.span) * this.width; }

  time(x) { return this.start + (x / this.width) * this.span; }

  /** Zoom by a factor (below 1: closer), keeping what is at `x` where it is. */
  zoomed(factor, x = this.width / 2) {
    const span = Math.min(LONGEST, Math.max(SHORTEST, this.span * factor));
    const start = this.time(x) - (x / this.width) * span;
    return new Scale(start, start + span, this.width);
  }

  panned(pixels) {
    const by = (pixels / this.width) * this.span;
    return new Scale(this.start + by, this.end + by, this.width);
  }

  resized(width) { return new Scale(this.start, this.end, width); }

  /** The window kept near what there is, so that nobody gets lost in empty time. */
  within(first, last) {
    const spare = this.span * 0.5;
    const start = Math.min(Math.max(this.start, first - spare), Math.max(first - spare, last + spare - this.span));
    return new Scale(start, start + this.span, this.width);
  }

  /** The unit that ticks are apart by, as a word for the reader. */
  get unit() { return this.step[0]; }

  get step() {
    const least = (TICK_PX / this.width) * this.span;
    return STEPS.find(([, length]) => length >= least) ?? STEPS.at(-1);
  }

  /** [{x, label, larger}]: `larger` is given where a new day, month or year begins. */
  ticks() {
    const [unit, length, number] = this.step;
    const out = [];
    let before = null;
    for (let at = floor(this.start, unit, number); at <= this.end && out.length < 100; at = following(at, unit, number, length)) {
      const larger = LARGER[unit] ? written(LARGER[unit], at) : null;
      if (at + length > this.start) out.push({ x: this.x(at), label: written(WORDS[unit], at), larger: larger === before ? null : larger });
      before = at + length > this.start ? larger : before;
    }
    return out;
  }
}

function floor(time, unit, number) {
  const date = new Date(time);
  if (unit === "hour") return Math.floor(time / (number * HOUR)) * number * HOUR;
  if (unit === "week" || unit === "day") {
    // 5 January 1970 was a Monday.
    const origin = 4 * DAY;
    return Math.floor((time - origin) / (number * DAY)) * number * DAY + origin;
  }
  if (unit === "month") return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / number) * number);
  return Date.UTC(Math.floor(date.getUTCFullYear() / number) * number, 0);
}

function following(time, unit, number, length) {
  const date = new Date(time);
  if (unit === "month") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + number);
  if (unit === "year") return Date.UTC(date.getUTCFullYear() + number, 0);
  return time + length;
}

const formats = new Map();

function written(options, time) {
  if (!formats.has(options)) formats.set(options, new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }));
  return formats.get(options).format(new Date(time));
}
