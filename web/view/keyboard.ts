// What the keys of keys.ts do.
import { flushSync } from "svelte";
import { choiceOf, same } from "../article/lit.ts";
import type { Kind } from "../article/marks.ts";
import { nextStop } from "../article/stops.ts";
import type { Editor } from "../store/editor.svelte.ts";
import { settings } from "../store/settings.svelte.ts";
import { actionOf, type Action } from "./keys.ts";
import type { Marking } from "./marking.ts";
import { focusedMark, isOnTheWay, markAt, markOf, stopOf } from "./stops.ts";

/** An article that is read. */
export interface Place {
  readonly editor: Editor;
  readonly article: HTMLElement;
}

/** An article that is worked on. */
export interface Desk extends Place {
  readonly marking: Marking;
}

/** For every key that is pressed while an article is shown to be read; of several, the one that the reader is in. */
export function onReadingKey(desk: Place, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || takesKeys(event.target)) return;
  const action = actionOf(event, settings.keys);
  if (action === "leave") desk.editor.reading.choose(null);
  else if (action === "next") step(desk, 1);
  else if (action === "previous") step(desk, -1);
  else return;
  event.preventDefault();
}

/** For every key that is pressed while an article is shown to be corrected. */
export function onKey(desk: Desk, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || takesKeys(event.target)) return;
  const inArticle = event.target instanceof Node && desk.article.contains(event.target);
  if (desk.editor.marking && inArticle && (marks(desk, event) || desk.marking.onkey(event))) {
    event.preventDefault();
    return;
  }
  const action = actionOf(event, settings.keys);
  if (action === null || action === "help" || selects(desk, event)) return;
  if (desk.editor.reading.readOnly && !READING.has(action)) return;
  event.preventDefault();
  ACTIONS[action](desk);
}

/** Whoever writes, or is asked something, means no command; a radio button or a box to tick takes no letters. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog") !== null || document.querySelector(":popover-open") !== null) return true;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button"].includes(target.type);
  return target.matches("textarea, select, [contenteditable]");
}

/** Shift and arrows are the browser's own way to select, unless a mark has the focus. */
function selects({ article, editor }: Desk, { key, shiftKey }: KeyboardEvent): boolean {
  return shiftKey && key.startsWith("Arrow") && (editor.selection !== null || focusedMark(article) === null);
}

function marks({ editor }: Desk, { key }: KeyboardEvent): boolean {
  if (key !== "Enter" || editor.selection === null) return false;
  document.querySelector<HTMLElement>('[role="toolbar"] button')?.focus();
  return true;
}

/** What can be done with an article that may not be changed. */
const READING: ReadonlySet<Action> = new Set(["next", "previous", "search", "ledger", "leave"]);

/** The sheet of keys, `help`, opens on every screen: KeySheet.svelte. */
const ACTIONS: Record<Exclude<Action, "help">, (desk: Desk) => void> = {
  next: (desk) => step(desk, 1),
  previous: (desk) => step(desk, -1),
  mark: ({ marking }) => marking.begin(),
  actor: ({ editor }) => editor.makeActor(),
  allegation: (desk) => setType(desk, "allegation"),
  denial: (desk) => setType(desk, "denial"),
  admission: (desk) => setType(desk, "admission"),
  non_response: (desk) => setType(desk, "non_response"),
  statement: (desk) => setType(desk, "statement"),
  attribute: (desk) => aimed(desk).pickSource(),
  link: (desk) => aimed(desk).pickReply(),
  accept: onMark((editor) => editor.accept()),
  remove: onMark((editor) => editor.remove()),
  edit,
  "end-back": onMark((editor) => editor.moveEdge("end", -1)),
  "end-on": onMark((editor) => editor.moveEdge("end", 1)),
  "start-back": onMark((editor) => editor.moveEdge("start", -1)),
  "start-on": onMark((editor) => editor.moveEdge("start", 1)),
  undo: ({ editor }) => editor.undo(),
  redo: ({ editor }) => editor.redo(),
  search,
  ledger: () => focusFirst("#tab-ledger", "#tab-ledger"),
  leave,
};

/** While words are selected it is they that are meant, not a mark elsewhere. */
function onMark(act: (editor: Editor) => void): (desk: Desk) => void {
  return (desk) => {
    if (desk.editor.selection === null) act(aimed(desk));
  };
}

/** The mark with the focus is meant, unless it belongs to what is chosen already. */
function aimed({ editor, article }: Desk): Editor {
  const mark = focusedMark(article);
  if (mark === null || editor.selection !== null) return editor;
  const { kind, id } = mark.dataset;
  const choice = choiceOf({ kind: kind as Kind, id: id ?? "" });
  if (!same(choice, editor.reading.chosen)) editor.reading.choose(choice);
  return editor;
}

function setType(desk: Desk, type: Exclude<Kind, "actor">): void {
  aimed(desk).setType(type);
}

function step({ editor, article }: Place, direction: 1 | -1): void {
  const { reading, caret } = editor;
  const focused = focusedMark(article);
  // Who has chosen nothing comes to a mark that begins at the place itself, too.
  const from = (focused && stopOf(focused)) ?? (reading.chosen === null ? caret - direction : caret);
  const stop = nextStop(reading.blocks, reading.filter, from, direction, isOnTheWay);
  if (stop === null) return;
  const choice = choiceOf(stop);
  const mark = markOf(article, { ...choice, ...stop });
  if (mark === null) return reading.goTo(choice, stop.at);
  mark.focus();
  reading.choose(choice);
}

function edit(desk: Desk): void {
  openDetails(aimed(desk));
}

/** What is chosen, to be edited. */
export function openDetails(editor: Editor): void {
  if (editor.reading.chosen === null || editor.reading.readOnly) return;
  flushSync(() => (editor.open = true));
  focusFirst(".details .editor :is(input:checked, input[type='text'])");
}

function search({ editor }: Desk): void {
  flushSync(() => (editor.reading.tab = "ledger"));
  focusFirst('aside input[type="search"]', "#tab-ledger");
}

function leave({ editor, article }: Desk): void {
  const inside = document.activeElement?.closest(".details, [role='toolbar']") != null;
  const selecting = editor.selection !== null;
  if (editor.picking !== null) editor.pick(null);
  else if (selecting) {
    editor.marking = false;
    getSelection()?.removeAllRanges();
    editor.select(null);
  } else if (!inside) editor.reading.choose(null);
  if (inside || selecting) markAt(article, editor.caret)?.focus({ preventScroll: true });
}

/** Focuses the element; `click`: what has to be pressed for it to be seen. */
function focusFirst(selector: string, click?: string): void {
  if (click !== undefined) flushSync(() => document.querySelector<HTMLElement>(click)?.click());
  document.querySelector<HTMLElement>(selector)?.focus();
}
