// Debian's WebKitGTK: its MiniBrowser on a screen that nobody sees, driven over the WebDriver protocol.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect } from "vitest";
import { needs, newFile, VIEW, type Browser, type Visitor } from "./engine.ts";
import { command, Session } from "./webdriver.ts";

const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";
/** How long to look for an element, in milliseconds. */
const PATIENCE = 20_000;

export const webkit: Browser = {
  name: "WebKitGTK",
  async start() {
    needs(DRIVER, "webkit2gtk-driver");
    needs(SCREEN, "xvfb");
    const home = await mkdtemp(join(tmpdir(), "allegedly-webkit-"));
    const downloads = await furnish(home);
    const screen = spawn(SCREEN, ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const env = {
      PATH: process.env["PATH"],
      LANG: "C.UTF-8",
      HOME: home,
      DISPLAY: await display(screen),
      NO_AT_BRIDGE: "1", // there is no bus for assistive technology
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // not every container allows it, and all pages are our own
    };
    const drivers: ChildProcess[] = [];
    const visitor = async () => {
      const port = await freePort();
      const driver = spawn(DRIVER, ["--host=127.0.0.1", `--port=${port}`], { stdio: "ignore", env });
      drivers.push(driver);
      const address = `http://127.0.0.1:${port}`;
      await expect.poll(() => command<{ ready: boolean }>(`${address}/status`, "GET")).toMatchObject({ ready: true });
      return new WebKitVisitor(await Session.start(address, VIEW, PATIENCE), driver, downloads);
    };
    const close = async () => {
      await Promise.all(drivers.map(end));
      await end(screen);
      await rm(home, { recursive: true, maxRetries: 5 }); // the browser may be closing its files
    };
    return { visitor, close };
  },
};

/** What the page tells of itself. */
interface Watched {
  problems?: string[];
}

/** Has a driver of its own: one that is asked for a new session while its last browser closes may never answer. */
class WebKitVisitor implements Visitor {
  readonly #session: Session;
  readonly #driver: ChildProcess;
  readonly #downloads: string;
  readonly #problems: string[] = [];

  constructor(session: Session, driver: ChildProcess, downloads: string) {
    this.#session = session;
    this.#driver = driver;
    this.#downloads = downloads;
  }

  async open(address: string): Promise<void> {
    await this.#collect();
    await this.#session.open(address);
    await this.evaluate(watch, null);
  }

  click(element: string): Promise<void> {
    return this.#session.click(element);
  }

  press(keys: string): Promise<void> {
    return this.#session.press(keys);
  }

  choose(input: string, path: string): Promise<void> {
    return this.#session.type(input, path);
  }

  evaluate<Given, Result>(read: (given: Given) => Result, given: Given): Promise<Result> {
    return this.#session.evaluate(read, given);
  }

  saved(act: () => Promise<void>): Promise<string> {
    return newFile(this.#downloads, act);
  }

  async leave(): Promise<string[]> {
    await this.#collect();
    await this.#session.end();
    await end(this.#driver);
    return this.#problems;
  }

  async #collect(): Promise<void> {
    this.#problems.push(...(await this.evaluate(() => (window as Watched).problems ?? [], null)));
  }
}

/** This driver hears no console: the page itself takes down what goes wrong once it is loaded. */
function watch(): void {
  const problems: string[] = [];
  (window as Watched).problems = problems;
  addEventListener("error", ({ message }) => problems.push(message));
  addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    problems.push(`${violatedDirective} forbids ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...words: unknown[]) => {
    problems.push(words.join(" "));
    error(...words);
  };
}

/** Makes a folder the home of a browser; the result is where that saves files. */
async function furnish(home: string): Promise<string> {
  const downloads = join(home, "downloads");
  await mkdir(downloads);
  await mkdir(join(home, ".config"));
  await writeFile(join(home, ".config", "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return downloads;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}

/** The number of the display that the screen has found free. */
async function display(screen: ChildProcess): Promise<string> {
  const failed = once(screen, "exit").then(([status]) => Promise.reject(new Error(`Xvfb ended with status ${status}.`)));
  const [number] = (await Promise.race([once(screen.stdio[3] as Readable, "data"), failed])) as [Buffer];
  failed.catch(() => {}); // it ends when it is no longer needed
  return `:${number.toString().trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
