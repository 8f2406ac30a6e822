// The marks that one comes to by key, in the order of the text, whether they are drawn or not.
import type { Block, Filter, Mark } from "./marks.ts";
import type { Node } from "./segments.ts";

/** A mark where it begins. */
export interface Stop extends Pick<Mark, "kind" | "id" | "part"> {
  readonly at: number;
}

/** A source is seen only while its claim is chosen: nobody stops at it. */
export function isStop({ first, mark }: Extract<Node<Mark>, { type: "mark" }>): boolean {
  return first && mark.part !== "source";
}

/** The next stop for which `wanted` holds; `from`: another one, or a place in the text. */
export function nextStop(
  blocks: readonly Block[],
  filter: Filter,
  from: Stop | number,
  direction: 1 | -1,
  wanted: (stop: Stop) => boolean,
): Stop | null {
  for (const stop of stopsBeyond(blocks, filter, from, direction)) if (wanted(stop)) return stop;
  return null;
}

function* stopsBeyond(blocks: readonly Block[], filter: Filter, from: Stop | number, direction: 1 | -1): Generator<Stop> {
  const at = typeof from === "number" ? from : from.at;
  const here = Math.max(0, blocks.findLastIndex(({ start }) => start <= at));
  for (let index = here; index >= 0 && index < blocks.length; index += direction) {
    const all = [...stopsIn(blocks[index]!.nodes(filter))];
    const stops = index === here ? beyond(all, from, direction) : all;
    yield* direction > 0 ? stops : stops.reverse();
  }
}

function* stopsIn(nodes: readonly Node<Mark>[]): Generator<Stop> {
  for (const node of nodes) {
    if (node.type === "text") continue;
    const { kind, id, part } = node.mark;
    if (isStop(node)) yield { kind, id, part, at: node.start };
    yield* stopsIn(node.children);
  }
}

function beyond(stops: Stop[], from: Stop | number, direction: 1 | -1): Stop[] {
  if (typeof from === "number") return stops.filter(({ at }) => (at - from) * direction > 0);
  const index = stops.findIndex(({ kind, id, part, at }) => at === from.at && id === from.id && part === from.part && kind === from.kind);
  if (index < 0) return beyond(stops, from.at, direction);
  return direction > 0 ? stops.slice(index + 1) : stops.slice(0, index);
}
