// How an article is read by hand: click or Enter chooses a mark, arrows go from mark to mark, and one mark at a
// time can be reached with Tab. Every mark that begins its span is a stop (`data-stop`).
import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";
import { choiceOf, choices, same, type Choice, type Hit } from "../article/lit.ts";
import type { Kind, Part } from "../article/marks.ts";
import type { Range as TextRange } from "../generated/annotation.d.ts";
import { MAX_DEPTH } from "../article/segments.ts";
import { nextStop } from "../article/stops.ts";
import type { Jump, Reading } from "../store/reading.svelte.ts";
import { offsetOf, placeUnder } from "./article_text.ts";
import type { Asked } from "./Chooser.svelte";
import { markAt, markOf, stopOf } from "./stops.ts";

/** Where a key leads. `from`: not the mark that has the focus, but this place in the text. */
interface Way {
  readonly from?: number;
  readonly direction: 1 | -1;
}

const WAYS: Readonly<Record<string, Way>> = {
  ArrowRight: { direction: 1 },
  ArrowDown: { direction: 1 },
  ArrowLeft: { direction: -1 },
  ArrowUp: { direction: -1 },
  Home: { from: -1, direction: 1 },
  End: { from: Infinity, direction: -1 },
};

const STOP = "mark[data-stop]";
const REACHABLE = `${STOP}[tabindex="0"]`;

export interface Answers {
  /** A click, or Enter, may mean any of several marks. */
  readonly ask: (asked: Asked) => void;
  /** Enter is pressed on a mark that is chosen already, where no other lies. */
  readonly enter: () => void;
}

export function markNavigation(reading: Reading, { ask, enter }: Answers): Attachment<HTMLElement> {
  return (article) => {
    // What is chosen already is let go by a click.
    const choose = (choice: Choice | null) => reading.choose(same(choice, reading.chosen) ? null : choice);

    function onclick(event: MouseEvent): void {
      // Whoever selects words means no mark.
      if (getSelection()?.isCollapsed === false) return;
      const found = under(event, article, reading);
      if (found.length < 2) return choose(found[0] ?? null);
      const mark = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      ask({ choices: found, at: lineAt(event), mark });
    }

    function onkeydown(event: KeyboardEvent): void {
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      if (stop === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Enter" || event.key === " ") press(stop);
      else if (!(event.key in WAYS)) return;
      else go(stop, WAYS[event.key]!);
      event.preventDefault();
    }

    function press(mark: HTMLElement): void {
      const choice = choiceOf(hitOf(mark));
      if (!same(choice, reading.chosen)) return reading.choose(choice);
      const at = Number(mark.dataset["stop"]);
      const found = all(around(mark, article).map(hitOf), reading, () => [at, at + mark.textContent.length]);
      if (found.length > 1) ask({ choices: found, at: mark.getClientRects()[0]!, mark });
      else enter();
    }

    function go(mark: HTMLElement, { from, direction }: Way): void {
      const stop = nextStop(reading.blocks, reading.filter, from ?? stopOf(mark)!, direction, () => true);
      if (stop === null) return;
      const next = markOf(article, { ...choiceOf(stop), ...stop });
      if (next === null) reading.bring(choiceOf(stop), stop.at);
      else next.focus();
    }

    function onfocusin(event: FocusEvent): void {
      if (event.target instanceof HTMLElement && event.target.matches(STOP)) makeReachable(article, event.target);
    }

    // Marks come and go, by filters and with the passages that are drawn: one of them must be reachable.
    const changes = new MutationObserver(() => ensureReachable(article));
    changes.observe(article, { childList: true, subtree: true });
    ensureReachable(article);
    $effect(() => {
      if (reading.jump !== null) void land(reading.jump);
    });

    async function land(jump: Jump): Promise<void> {
      await tick(); // far away the mark is only drawn for this
      const mark = markOf(article, jump) ?? markAt(article, jump.at); // too deep to be drawn: what lies around it
      mark?.scrollIntoView({ block: "center" });
      if (jump.focus) mark?.focus({ preventScroll: true });
    }

    article.addEventListener("click", onclick);
    article.addEventListener("keydown", onkeydown);
    article.addEventListener("focusin", onfocusin);
    return () => {
      changes.disconnect();
      article.removeEventListener("click", onclick);
      article.removeEventListener("keydown", onkeydown);
      article.removeEventListener("focusin", onfocusin);
    };
  };
}

/** What can be chosen under the pointer. */
function under(event: MouseEvent, article: HTMLElement, reading: Reading): Choice[] {
  return all(hits(event, article), reading, () => {
    const place = placeUnder(event);
    const offset = place && offsetOf(article, place.node, place.offset);
    return offset === null ? null : [offset, offset + 1];
  });
}

/** What can be chosen of marks that lie within each other: those too, over `words`, that are too deep to be drawn. */
function all(drawn: readonly Hit[], reading: Reading, words: () => TextRange | null): Choice[] {
  const found = choices(drawn);
  const range = drawn.length < MAX_DEPTH ? null : words();
  if (range === null) return found;
  const [at] = range;
  const block = reading.blocks.find(({ start, end }) => start <= at && at < end);
  const known = new Set(found.map(({ of, id }) => `${of} ${id}`));
  for (const choice of block?.over(range, reading.filter) ?? []) {
    const key = `${choice.of} ${choice.id}`;
    if (!known.has(key)) found.push(choice);
    known.add(key);
  }
  return found;
}

/** The marks under the pointer, innermost first; in the gutter those whose glyphs lie on one spot. */
function hits(event: MouseEvent, article: HTMLElement): Hit[] {
  const { target, clientX, clientY } = event;
  if (!(target instanceof Element)) return [];
  const spot = target.matches(".gutter")
    ? document.elementsFromPoint(clientX, clientY).filter((element) => element.matches(".gutter"))
    : [];
  const glyphs = spot.map((glyph) => glyph.closest<HTMLElement>("mark")).filter((mark) => mark !== null);
  return (glyphs.length > 0 ? glyphs : around(target, article)).map(hitOf);
}

function around(element: Element, article: HTMLElement): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let mark = element.closest<HTMLElement>("mark");
  while (mark !== null && article.contains(mark)) {
    marks.push(mark);
    mark = mark.parentElement?.closest("mark") ?? null;
  }
  return marks;
}

function hitOf({ dataset }: HTMLElement): Hit {
  const { kind, id, part, lit } = dataset;
  return { kind: kind as Kind, id: id ?? "", part: part as Part, lit: lit !== undefined };
}

/** Where the pointer's line of text is: what is shown beside it must not cover it. */
function lineAt({ target, clientX, clientY }: MouseEvent): DOMRect {
  const lines = target instanceof Element ? [...target.getClientRects()] : [];
  const line = lines.find(({ top, bottom }) => top <= clientY && clientY <= bottom);
  return new DOMRect(clientX, line?.top ?? clientY, 0, line?.height ?? 0);
}

function ensureReachable(article: HTMLElement): void {
  if (article.querySelector(REACHABLE) !== null) return;
  const first = article.querySelector<HTMLElement>(STOP);
  if (first !== null) makeReachable(article, first);
}

function makeReachable(article: HTMLElement, stop: HTMLElement): void {
  for (const other of article.querySelectorAll<HTMLElement>('mark[tabindex="0"]')) other.tabIndex = -1;
  stop.tabIndex = 0;
}
