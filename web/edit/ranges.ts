// Ranges of an article's text: half-open, counted in UTF-16 units.
import type { Mention, Range } from "../generated/annotation.d.ts";

export interface Bounds {
  readonly start: number;
  readonly end: number;
}

export const rangeOf = ({ start, end }: Bounds): Range => [start, end];

/** Inside the text, between whole characters, not empty, in order, not overlapping. */
export function normalise(text: string, ranges: readonly Range[]): Range[] {
  const whole = ranges
    .map(([start, end]): Range => [
      cutsCharacter(text, start) ? start - 1 : Math.max(0, start),
      cutsCharacter(text, end) ? end + 1 : Math.min(text.length, end),
    ])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  const apart: Range[] = [];
  for (const [start, end] of whole) {
    const last = apart.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

function cutsCharacter(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) && offset > 0;
}

export function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every(([start, end], at) => start === b[at]![0] && end === b[at]![1]);
}

export function overlap(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

export function touches(ranges: readonly Range[], others: readonly Range[]): boolean {
  return ranges.some((range) => others.some((other) => overlap(range, other)));
}

/** A mention has no id: it is known by its actor and its place. */
export type MentionRef = Pick<Mention, "actor" | "start" | "end">;

export function sameMention(a: MentionRef, b: MentionRef): boolean {
  return a.actor === b.actor && a.start === b.start && a.end === b.end;
}
