// Offsets in the API count Unicode code points; strings in a browser count UTF-16 units.

/** A text that can be cut at code points. Plain texts, nearly all, cost nothing. */
export class Points {
  constructor(text) {
    this.text = text;
    this.all = /[\ud800-\udbff]/.test(text) ? Array.from(text) : null;
    this.length = this.all ? this.all.length : text.length;
  }

  slice(start, end) {
    return this.all ? this.all.slice(start, end).join("") : this.text.slice(start, end);
  }

  /** Where a code point stands in the string. */
  unit(point) {
    if (!this.all) return Math.min(point, this.length);
    this.units ??= unitsOf(this.all);
    return this.units[Math.min(point, this.length)];
  }

  /** Where some words stand nearest to a place, as code points; -1 if nowhere. */
  find(words, near) {
    let best = -1;
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) {
      const point = this.all ? Array.from(this.text.slice(0, at)).length : at;
      if (best < 0 || Math.abs(point - near) < Math.abs(best - near)) best = point;
    }
    return best;
  }
}

function unitsOf(characters) {
  const units = new Uint32Array(characters.length + 1);
  characters.forEach((character, point) => { units[point + 1] = units[point] + character.length; });
  return units;
}

/** Join ranges that touch or overlap, in order. */
export function joined(ranges) {
  const out = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) out.push([start, end]);
  }
  return out;
}
