// The marks of the article, as the page holds them, as stops for whoever goes through it by key.
import type { Choice } from "../article/lit.ts";
import type { Kind, Part } from "../article/marks.ts";
import type { Stop } from "../article/stops.ts";
import { pageRange } from "./article_text.ts";

/** A claim's content can be reached too, by arrows; from mark to mark it would only be in the way. */
export function isOnTheWay({ part }: Stop): boolean {
  return part !== "content";
}

/** The mark that has the focus. */
export function focusedMark(article: Element): HTMLElement | null {
  const mark = document.activeElement?.closest<HTMLElement>("mark[data-id]") ?? null;
  return mark !== null && article.contains(mark) ? mark : null;
}

/** The stop that a mark is; null: it only goes on with one, or is none. */
export function stopOf({ dataset }: HTMLElement): Stop | null {
  const { kind, id, part, stop } = dataset;
  return stop === undefined ? null : { kind: kind as Kind, id: id ?? "", part: part as Part, at: Number(stop) };
}

/** The mark of a choice that begins at `at`, of any of its parts where none is said; null: it is not drawn. */
export function markOf(article: Element, { of, id, at, part }: Choice & { at: number; part?: Part }): HTMLElement | null {
  const stops = article.querySelectorAll<HTMLElement>(`mark[data-stop="${at}"][data-id="${CSS.escape(id)}"]`);
  const fits = ({ dataset }: HTMLElement) =>
    (dataset["kind"] === "actor") === (of === "actor") && (part === undefined || dataset["part"] === part);
  return [...stops].find(fits) ?? null;
}

/** The mark at the place, or else the next one that is drawn. */
export function markAt(article: Element, caret: number): HTMLElement | null {
  const here = pageRange(article, [caret, caret + 1])?.startContainer;
  const around = here?.parentElement?.closest<HTMLElement>("mark[data-stop]");
  if (around != null) return around;
  const stops = [...article.querySelectorAll<HTMLElement>('mark[data-stop]:not([data-part="content"])')];
  return stops.find(({ dataset }) => Number(dataset["stop"]) >= caret) ?? stops.at(-1) ?? null;
}
