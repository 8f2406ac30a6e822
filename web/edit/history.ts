// One log of everything that was changed. Each step keeps the annotation before it; as changes share what they leave
// alone, a step costs only what it changed.
import type { Annotation } from "../generated/annotation.d.ts";
import { apply, type Command } from "./command.ts";

export interface Step {
  readonly command: Command;
  readonly before: Annotation;
}

export interface History {
  readonly annotation: Annotation;
  readonly done: readonly Step[];
  /** What was undone, the next to be redone last. */
  readonly undone: readonly Command[];
}

export function begin(annotation: Annotation): History {
  return { annotation, done: [], undone: [] };
}

/** The very same history where the command changes nothing. */
export function act(history: History, command: Command): History {
  const before = history.annotation;
  const annotation = apply(before, command);
  return annotation === before ? history : { annotation, done: [...history.done, { command, before }], undone: [] };
}

export function undo(history: History): History {
  const last = history.done.at(-1);
  if (last === undefined) return history;
  return {
    annotation: last.before,
    done: history.done.slice(0, -1),
    undone: [...history.undone, last.command],
  };
}

export function redo(history: History): History {
  const next = history.undone.at(-1);
  if (next === undefined) return history;
  const again = act(history, next);
  return { ...again, undone: history.undone.slice(0, -1) };
}

/** What has to be kept so that `replay` gives the history again. */
export interface Log {
  /** In the order in which they were done, or will be redone. */
  readonly commands: readonly Command[];
  /** How many of them are done. */
  readonly done: number;
}

export function logOf({ done, undone }: History): Log {
  return { commands: [...done.map(({ command }) => command), ...undone.toReversed()], done: done.length };
}

export function replay(first: Annotation, { commands, done }: Log): History {
  const history = commands.slice(0, done).reduce(act, begin(first));
  return { ...history, undone: commands.slice(done).toReversed() };
}
