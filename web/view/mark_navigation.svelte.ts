// How an article is read by hand: click or Enter chooses a mark, arrows go from mark to mark, and one mark at a
// time can be reached with Tab. Every mark that begins its span is a stop (`data-stop`).
import type { Attachment } from "svelte/attachments";
import { cycle } from "../article/lit.ts";
import { anchorOf, type Kind, type Mark } from "../article/marks.ts";
import type { Reading } from "../store/reading.svelte.ts";

const STOP = "mark[data-stop]";
const REACHABLE = `${STOP}[tabindex="0"]`;

export function markNavigation(reading: Reading): Attachment<HTMLElement> {
  return (article) => {
    const choose = (element: EventTarget | null) =>
      reading.choose(cycle(marksAround(element, article), reading.chosen));

    function onclick(event: MouseEvent): void {
      // Whoever selects words means no mark.
      if (getSelection()?.isCollapsed !== false) choose(event.target);
    }

    function onkeydown(event: KeyboardEvent): void {
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      if (stop === null || event.altKey || event.ctrlKey || event.metaKey) return;
      const chooses = event.key === "Enter" || event.key === " ";
      const next = chooses ? null : neighbour(article, stop, event.key);
      if (chooses) choose(stop);
      else if (next !== null) next.focus();
      else return;
      event.preventDefault();
    }

    function onfocusin(event: FocusEvent): void {
      if (event.target instanceof HTMLElement && event.target.matches(STOP)) makeReachable(article, event.target);
    }

    // The marks have changed: one of them must be reachable.
    $effect(() => {
      if (reading.paragraphs.length > 0 && article.querySelector(REACHABLE) === null) {
        const first = article.querySelector<HTMLElement>(STOP);
        if (first !== null) makeReachable(article, first);
      }
    });
    $effect(() => {
      const mark = reading.jump === null ? null : document.getElementById(anchorOf(reading.jump.of, reading.jump.id));
      mark?.scrollIntoView({ block: "center" });
      mark?.focus({ preventScroll: true });
    });

    article.addEventListener("click", onclick);
    article.addEventListener("keydown", onkeydown);
    article.addEventListener("focusin", onfocusin);
    return () => {
      article.removeEventListener("click", onclick);
      article.removeEventListener("keydown", onkeydown);
      article.removeEventListener("focusin", onfocusin);
    };
  };
}

/** The marks an element lies in, innermost first. */
function marksAround(element: EventTarget | null, article: HTMLElement): Pick<Mark, "kind" | "id">[] {
  const marks: Pick<Mark, "kind" | "id">[] = [];
  let mark = element instanceof Element ? element.closest<HTMLElement>("mark") : null;
  while (mark !== null && article.contains(mark)) {
    const { kind, id } = mark.dataset;
    if (kind !== undefined && id !== undefined) marks.push({ kind: kind as Kind, id });
    mark = mark.parentElement?.closest("mark") ?? null;
  }
  return marks;
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

function makeReachable(article: HTMLElement, stop: HTMLElement): void {
  for (const other of article.querySelectorAll<HTMLElement>('mark[tabindex="0"]')) other.tabIndex = -1;
  stop.tabIndex = 0;
}
