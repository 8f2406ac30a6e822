// Words of the text as steps for whoever selects or resizes by key.
import type { Range } from "../generated/annotation.d.ts";

// A run of letters and digits with what holds it together (don't, state-run, 3.5), or any other sign on its own.
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[’'.,\-‐–][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** Units looked at around a place; no word is longer. */
const REACH = 400;

/** The words around `offset`, in order. */
function around(text: string, offset: number): Range[] {
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, offset - REACH)));
  return [...text.slice(from, offset + REACH).matchAll(TOKEN)].map(({ index, 0: { length } }) => [
    from + index,
    from + index + length,
  ]);
}

/** The word at `offset`, or the next one; the last one at the end of the text. */
export function wordAt(text: string, offset: number): Range | null {
  const words = around(text, offset);
  return words.find(([, end]) => end > offset) ?? words.at(-1) ?? null;
}

export function nextWord(text: string, offset: number): Range | null {
  return around(text, offset).find(([start]) => start >= offset) ?? null;
}

export function previousWord(text: string, offset: number): Range | null {
  return around(text, offset).findLast(([, end]) => end <= offset) ?? null;
}

export type Edge = "start" | "end";

/** The range with one edge drawn to `offset`: to the nearest word there, and never past the other edge. */
export function drawEdge(text: string, [start, end]: Range, edge: Edge, offset: number): Range {
  const words = around(text, offset);
  const nearest = (places: readonly number[], none: number) =>
    places.reduce((best, place) => (Math.abs(place - offset) < Math.abs(best - offset) ? place : best), places[0] ?? none);
  if (edge === "start") return [nearest(words.map(([from]) => from).filter((from) => from < end), start), end];
  return [start, nearest(words.map(([, to]) => to).filter((to) => to > start), end)];
}

/** `offset` moved over one word, as the start or as the end of a range; itself where there is no further word. */
export function moveEdge(text: string, offset: number, edge: Edge, direction: 1 | -1): number {
  if (edge === "end") {
    if (direction > 0) return nextWord(text, offset)?.[1] ?? offset;
    const last = previousWord(text, offset);
    return last === null ? offset : (previousWord(text, last[0])?.[1] ?? offset);
  }
  if (direction < 0) return previousWord(text, offset)?.[0] ?? offset;
  const first = nextWord(text, offset);
  return first === null ? offset : (nextWord(text, first[1])?.[0] ?? offset);
}

/** A range without the space at its ends; null where nothing else is in it. */
export function trim(text: string, [start, end]: Range): Range | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  return from < to ? [from, to] : null;
}

/** A selection made by hand, out to whole words: nobody means half a word. */
export function wholeWords(text: string, range: Range): Range | null {
  const inside = trim(text, range);
  if (inside === null) return null;
  const words = [...around(text, inside[0]), ...around(text, inside[1])];
  const start = words.find(([from, to]) => from < inside[0] && inside[0] < to)?.[0] ?? inside[0];
  const end = words.find(([from, to]) => from < inside[1] && inside[1] < to)?.[1] ?? inside[1];
  return [start, end];
}
