// How an article is read by hand: click or Enter chooses a mark, arrows go from mark to mark, and one mark at a
// time can be reached with Tab. Every mark that begins its span is a stop (`data-stop`).
import type { Attachment } from "svelte/attachments";
import { choiceOf, choices, same, type Choice, type Hit } from "../article/lit.ts";
import type { Kind, Part } from "../article/marks.ts";
import type { Jump, Reading } from "../store/reading.svelte.ts";
import type { Asked } from "./Chooser.svelte";

const STOP = "mark[data-stop]";
const REACHABLE = `${STOP}[tabindex="0"]`;

/** `ask` is called where a click may mean any of several marks. */
export function markNavigation(reading: Reading, ask: (asked: Asked) => void): Attachment<HTMLElement> {
  return (article) => {
    // What is chosen already is let go.
    const choose = (choice: Choice | null) => reading.choose(same(choice, reading.chosen) ? null : choice);

    function onclick(event: MouseEvent): void {
      // Whoever selects words means no mark.
      if (getSelection()?.isCollapsed === false) return;
      const found = choices(hits(event, article));
      if (found.length < 2) return choose(found[0] ?? null);
      const mark = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      ask({ choices: found, at: lineAt(event), mark });
    }

    function onkeydown(event: KeyboardEvent): void {
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      if (stop === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const chooses = event.key === "Enter" || event.key === " ";
      const next = chooses ? null : neighbour(article, stop, event.key);
      if (chooses) choose(choiceOf(hitOf(stop)));
      else if (next !== null) next.focus();
      else return;
      event.preventDefault();
    }

    function onfocusin(event: FocusEvent): void {
      if (event.target instanceof HTMLElement && event.target.matches(STOP)) makeReachable(article, event.target);
    }

    // Marks come and go, by filters and with the passages that are drawn: one of them must be reachable.
    const changes = new MutationObserver(() => ensureReachable(article));
    changes.observe(article, { childList: true, subtree: true });
    ensureReachable(article);
    $effect(() => {
      const mark = reading.jump === null ? null : stopOf(article, reading.jump);
      mark?.scrollIntoView({ block: "center" });
      if (reading.jump?.focus === true) mark?.focus({ preventScroll: true });
    });

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

function stopOf(article: HTMLElement, { of, id, at }: Jump): HTMLElement | null {
  const stops = article.querySelectorAll<HTMLElement>(`${STOP}[data-stop="${at}"][data-id="${CSS.escape(id)}"]`);
  return [...stops].find(({ dataset }) => (dataset["kind"] === "actor") === (of === "actor")) ?? null;
}

function neighbour(article: HTMLElement, stop: HTMLElement, key: string): HTMLElement | null {
  const stops = [...article.querySelectorAll<HTMLElement>(STOP)];
  const at = stops.indexOf(stop);
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return stops[at + 1] ?? stop;
    case "ArrowLeft":
    case "ArrowUp":
      return stops[at - 1] ?? stop;
    case "Home":
      return stops[0] ?? stop;
    case "End":
      return stops.at(-1) ?? stop;
    default:
      return null;
  }
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
