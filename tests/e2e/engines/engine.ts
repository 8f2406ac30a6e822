// What a journey asks of a browser, whichever it is.
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";

/** Somebody who was never here: a page, not yet anywhere, in a profile of its own. Elements are named by XPath. */
export interface Visitor {
  /** Goes to `address` and waits until it is loaded. */
  open(address: string): Promise<void>;
  /** Presses the first such element with the pointer, once it can be pressed. */
  click(element: string): Promise<void>;
  /** Presses a key, or keys that are held together, "Control+z". */
  press(keys: string): Promise<void>;
  /** Chooses a file of this machine for such an input. */
  choose(input: string, path: string): Promise<void>;
  /** Runs `read` in the page. It can use nothing from outside but `given`; what goes in and out is JSON. */
  evaluate<Given, Result>(read: (given: Given) => Result, given: Given): Promise<Result>;
  /** The path of the file that the page saves when `act` is done. */
  saved(act: () => Promise<void>): Promise<string>;
  /** Closes the page; the result is what was wrong with it: errors, and what its policy had to forbid. */
  leave(): Promise<string[]>;
}

export interface Engine {
  /** One visitor at a time: the one before has left. */
  visitor(): Promise<Visitor>;
  close(): Promise<void>;
}

/** How much of the page is seen, in CSS pixels. */
export const VIEW = { width: 1280, height: 720 };

export interface Browser {
  readonly name: string;
  start(): Promise<Engine>;
}

/** Throws where `program` is not installed: what is not tested must not look as if it were. */
export function needs(program: string, debianPackage: string): void {
  if (!existsSync(program)) throw new Error(`${program} is missing: install Debian's package ${debianPackage}.`);
}

/** The path of the file that comes into `folder` when `act` is done, once it is complete. */
export async function newFile(folder: string, act: () => Promise<void>): Promise<string> {
  const before = new Set(await readdir(folder));
  await act();
  let added: string[] = [];
  // While a file arrives it has another name; Firefox makes an empty one with its own name beside that.
  await expect
    .poll(async () => {
      added = (await readdir(folder)).filter((name) => !before.has(name));
      return added.length === 1 && added[0]!.endsWith(".html") && (await stat(join(folder, added[0]!))).size > 0;
    })
    .toBe(true);
  // Out of the way of the next of that name, which MiniBrowser would not save.
  const path = join(await mkdtemp(join(folder, "saved-")), added[0]!);
  await rename(join(folder, added[0]!), path);
  return path;
}
