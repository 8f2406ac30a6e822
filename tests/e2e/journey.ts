// What a person does with the page, step by step, in any browser. Every step waits until the page has done it.
import { expect } from "vitest";
import type { Engine, Visitor } from "./engines/engine.ts";

const button = (name: string) => `//button[normalize-space()="${name}" or @aria-label="${name}"]`;
/** The first cue of that kind in the article. */
const cue = (kind: string) => `(//article//mark[@data-kind="${kind}" and @data-part="cue"])[1]`;
const BOX = '//textarea[@id="article-text"]';
const FILES = '//input[@type="file"]';

/** Lets a new visitor come, act and leave. Nothing may go wrong in the page meanwhile, but what is `expected`. */
export async function visit<Result>(
  engine: Engine,
  act: (visitor: Visitor) => Promise<Result>,
  expected: RegExp | null = null,
): Promise<Result> {
  const visitor = await engine.visitor();
  let result: Result;
  try {
    result = await act(visitor);
  } catch (error) {
    await visitor.leave().catch(() => {}); // what went wrong first is what counts
    throw error;
  }
  const problems = await visitor.leave();
  expect(problems.filter((problem) => expected?.test(problem) !== true)).toEqual([]);
  return result;
}

/** What a reader gets of an annotated article. */
export interface Shown {
  paragraphs: string[];
  /** Every mark in the text, as "denial cue: denied". */
  marks: string[];
  /** The rows of the ledger, each with the words of its cells. How sure the machine was is left out: links round that. */
  ledger: string[][];
}

export function shown(visitor: Visitor): Promise<Shown> {
  return visitor.evaluate(() => {
    const texts = (selector: string, within: ParentNode = document) =>
      [...within.querySelectorAll<HTMLElement>(selector)].map((element) => element.textContent.replace(/\s+/g, " ").trim());
    const marks = [...document.querySelectorAll<HTMLElement>("article mark")];
    return {
      paragraphs: texts("article [data-paragraph]"),
      marks: marks.map(({ dataset, textContent }) => `${dataset["kind"]} ${dataset["part"]}: ${textContent}`),
      ledger: [...document.querySelectorAll("table.allegedly-ledger tbody tr")].map((row) =>
        texts('td:not([data-label="Sure"])', row),
      ),
    };
  }, null);
}

/** Waits until this is shown. */
export async function shows(visitor: Visitor, expected: Shown): Promise<void> {
  await expect.poll(() => shown(visitor)).toEqual(expected);
}

/** How the cues are underlined, as "denial: double underline". */
export function lines(visitor: Visitor): Promise<string[]> {
  return visitor.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('article mark[data-part="cue"]')].map((mark) => {
        const { textDecorationStyle, textDecorationLine } = getComputedStyle(mark);
        return `${mark.dataset["kind"]}: ${textDecorationStyle} ${textDecorationLine}`;
      }),
    null,
  );
}

/** Waits until the page says so. */
export async function says(visitor: Visitor, words: string): Promise<void> {
  await expect.poll(() => visitor.evaluate(() => document.body.innerText, null)).toContain(words);
}

/** Waits until there is such a button. */
export async function offers(visitor: Visitor, name: string): Promise<void> {
  const labels = () =>
    visitor.evaluate(() => [...document.querySelectorAll("button")].map((one) => one.ariaLabel ?? one.textContent.trim()), null);
  await expect.poll(labels).toContain(name);
}

/** Copies a text, as it stands in some other page: with its formatting where it has one. */
export async function copy(visitor: Visitor, as: "plain" | "formatted", content: string): Promise<void> {
  await visitor.open("about:blank");
  await visitor.evaluate(
    ([formatted, text]) => {
      const holder = document.createElement(formatted ? "div" : "textarea");
      document.body.append(holder);
      if (holder instanceof HTMLTextAreaElement) {
        holder.value = text;
        holder.select();
      } else {
        holder.innerHTML = text;
        getSelection()!.selectAllChildren(holder);
      }
    },
    [as === "formatted", content] as const,
  );
  await visitor.press("Control+c");
}

/** What was copied, as some other page gets it. */
export async function copied(visitor: Visitor): Promise<string> {
  await visitor.open("about:blank");
  await visitor.evaluate(() => {
    const box = document.createElement("textarea");
    document.body.append(box);
    box.focus();
  }, null);
  await visitor.press("Control+v");
  const text = () => visitor.evaluate(() => document.querySelector("textarea")!.value, null);
  await expect.poll(text).not.toBe("");
  return text();
}

/** Pastes what was copied into the page's box. */
export async function paste(visitor: Visitor): Promise<void> {
  await visitor.click(BOX);
  await visitor.press("Control+v");
}

/** Waits until the page's box holds this text. */
export async function holds(visitor: Visitor, text: string): Promise<void> {
  const value = () => visitor.evaluate(() => document.querySelector<HTMLTextAreaElement>("#article-text")?.value, null);
  await expect.poll(value).toBe(text);
}

/** Annotates what is in the box, an article with a mark in each paragraph: they come when it comes near. */
export async function annotate(visitor: Visitor): Promise<Shown> {
  await visitor.click(button("Annotate"));
  const marked = () =>
    visitor.evaluate(
      () => [...document.querySelectorAll("article [data-paragraph]")].map((one) => one.querySelector("mark") !== null),
      null,
    );
  await expect.poll(async () => new Set(await marked())).toEqual(new Set([true]));
  return shown(visitor);
}

/** Chooses the first allegation of the article and says that it is a denial. */
export async function retype(visitor: Visitor): Promise<void> {
  await visitor.click(cue("allegation"));
  await visitor.press("2");
  await offers(visitor, "Undo: change to denial");
}

export async function undo(visitor: Visitor): Promise<void> {
  await visitor.press("Control+z");
  await offers(visitor, "Nothing to undo");
}

export async function redo(visitor: Visitor): Promise<void> {
  await visitor.press("Control+y");
  await offers(visitor, "Nothing to redo");
}

/** Saves the annotated file; the result is its path. */
export function save(visitor: Visitor): Promise<string> {
  return visitor.saved(() => visitor.click(button("Save annotated file")));
}

/** Puts the article away and opens a file. */
export async function reopen(visitor: Visitor, path: string): Promise<void> {
  await visitor.click(button("New"));
  await holds(visitor, "");
  await visitor.choose(FILES, path);
}

/** The rows of the ledger by the number of their allegation, in the order they are shown. */
export function order(visitor: Visitor): Promise<string[]> {
  return visitor.evaluate(
    () => [...document.querySelectorAll('table.allegedly-ledger td[data-label="No."]')].map((cell) => cell.textContent.trim()),
    null,
  );
}

/** Sorts the ledger by a column, then the other way. */
export async function sort(visitor: Visitor, column: string, up: string[], down: string[]): Promise<void> {
  for (const expected of [up, down]) {
    await visitor.click(`//table//th${button(column)}`);
    await expect.poll(() => order(visitor)).toEqual(expected);
  }
}

/** Shows of the ledger what stands so, then all of it again. */
export async function narrow(visitor: Visitor, standing: string, expected: string[]): Promise<void> {
  const all = await order(visitor);
  await visitor.click(`//*[@role="search"]//button[contains(normalize-space(), "${standing}")]`);
  await expect.poll(() => order(visitor)).toEqual(expected);
  await visitor.click(button("Show all"));
  await expect.poll(() => order(visitor)).toEqual(all);
}

/** Goes from a row of the ledger to its mark in the text, `cue`, and back by key. */
export async function jumpAndBack(visitor: Visitor, words: string, cue: string): Promise<void> {
  await visitor.click(`//table//a[contains(normalize-space(), "${words}")]`);
  const focused = () =>
    visitor.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.closest("article") == null ? (activeElement?.id ?? "") : activeElement.textContent;
    }, null);
  await expect.poll(focused).toBe(cue);
  await visitor.press("l");
  await expect.poll(focused).toBe("tab-ledger");
  const current = () => visitor.evaluate(() => document.querySelector('table a[aria-current="true"]')?.textContent.trim(), null);
  expect(await current()).toContain(words);
}

/** Puts the article away and opens it from the list of those that the browser keeps. */
export async function reopenRecent(visitor: Visitor, title: string): Promise<void> {
  await visitor.click(button("New"));
  await holds(visitor, "");
  await visitor.click(`//section[@aria-labelledby="recent"]//button[contains(normalize-space(), "${title}")][1]`);
}

/** Drops a file on the page, as a hand would. */
export async function drop(visitor: Visitor, name: string, content: Buffer): Promise<void> {
  await visitor.evaluate(
    ([fileName, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], fileName));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector("main")!.dispatchEvent(event);
      }
    },
    [name, content.toString("base64")] as const,
  );
}

/** Chooses the first denial of a saved file. */
export async function asksWhy(visitor: Visitor): Promise<void> {
  await visitor.click(cue("denial"));
  await says(visitor, "The words that make it a claim");
}

/** Copies the link with everything, and leaves for another page. */
export async function link(visitor: Visitor): Promise<string> {
  await visitor.click(button("Share"));
  await visitor.click(button("Copy link"));
  await says(visitor, "Copied.");
  return copied(visitor);
}

/** Types into a field of the page. */
async function fill(visitor: Visitor, id: string, text: string): Promise<void> {
  const there = () => visitor.evaluate((name) => document.getElementById(name) !== null, id);
  await expect.poll(there).toBe(true);
  await visitor.evaluate(
    ([name, value]) => {
      const field = document.getElementById(name) as HTMLInputElement | HTMLTextAreaElement;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    [id, text] as const,
  );
}

const valueOf = (visitor: Visitor, id: string) =>
  visitor.evaluate((name) => (document.getElementById(name) as HTMLInputElement | null)?.value ?? "", id);

/** The link that *Share* shows, once it is of that kind. */
async function shownLink(visitor: Visitor, kind: "m1" | "s1"): Promise<string> {
  await expect.poll(() => valueOf(visitor, "share-link")).toContain(`#${kind}.`);
  return valueOf(visitor, "share-link");
}

export interface OtherLinks {
  readonly marks: string;
  /** Of article and marks. */
  readonly locked: string;
  readonly passphrase: string;
}

/** Makes a link of the marks alone, and a locked one with everything. */
export async function otherLinks(visitor: Visitor): Promise<OtherLinks> {
  await visitor.click(button("Share"));
  await visitor.click('//label[contains(., "Link with the marks alone")]');
  await visitor.click('//label[normalize-space()="All"]');
  const marks = await shownLink(visitor, "m1");
  await visitor.click('//label[contains(., "Link with everything")]');
  await visitor.click('//label[contains(., "Lock the link")]');
  await visitor.click(button("Make one up"));
  const locked = await shownLink(visitor, "s1");
  return { marks, locked, passphrase: await valueOf(visitor, "share-passphrase") };
}

/** Opens a link of the marks alone, and gives it its article. */
export async function openMarks(visitor: Visitor, link: string, article: string): Promise<void> {
  await visitor.open(link);
  await fill(visitor, "link-article", article);
  await visitor.click(button("Put the marks on it"));
}

/** Opens a locked link. */
export async function openLocked(visitor: Visitor, link: string, passphrase: string): Promise<void> {
  await visitor.open(link);
  await fill(visitor, "link-passphrase", passphrase);
  await visitor.click(button("Open"));
}

/** Lets the page try to reach another computer; the result is what came of each way. */
export async function tryToConnect(visitor: Visitor): Promise<string[]> {
  await visitor.click(button("Try to connect"));
  const outcomes = () =>
    visitor.evaluate(
      () => [...document.querySelectorAll('[aria-label="What came of trying to connect"] li')].map((one) => one.textContent),
      null,
    );
  await expect.poll(outcomes).not.toEqual([]);
  return outcomes();
}
