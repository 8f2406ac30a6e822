// Files and links from strangers, thousands of them, through the module that reads them and through the page's session.
import { readFileSync } from "node:fs";
import createModule, { type Conversion, type FormatsModule } from "allegedly-formats";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Command } from "../../web/edit/command.ts";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { withoutSum, withSum } from "../../web/share/bytes.ts";
import { ShareError } from "../../web/share/error.ts";
import { packEverything } from "../../web/share/everything.ts";
import { fitMarks, packMarks } from "../../web/share/marks.ts";
import { seal } from "../../web/share/sealed.ts";
import { openLink } from "../../web/share/share.ts";
import { toFragment } from "../../web/share/share_url.ts";
import { Session } from "../../web/store/session.svelte.ts";
import { HARBOUR, HARBOUR_ANNOTATION } from "../e2e/harbour.ts";
import { fakeEngine, machineMade } from "./fakes/engine.ts";
import { problems } from "./fakes/invariants.ts";
import { damaged, madeUpJson, madeUpLines } from "./fakes/made_up.ts";
import { freeStrings, scripted } from "./fakes/scripted.ts";

vi.setConfig({ testTimeout: 120_000 }); // thousands of files each

type Bytes = Uint8Array<ArrayBuffer>;
type Kind = Conversion["from"];

const FILES: Readonly<Record<Kind, number>> = { annotation: 3_000, w3c: 2_500, brat: 2_500, html: 2_000 };
const LOCKED = 1_000;
const KINDS = Object.keys(FILES) as Kind[];
/** For brat, whose files do not hold it. */
const ARTICLE = new TextEncoder().encode(HARBOUR);

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

let formats: FormatsModule;
let honest: Readonly<Record<Kind, string>>;

beforeAll(async () => {
  const wasm = new URL("../../build/wasm/wasm/formats.wasm", import.meta.url);
  formats = await createModule({ wasmBinary: readFileSync(wasm) });
  const json = encode(JSON.stringify(machineMade(HARBOUR_ANNOTATION)));
  const written = (format: "json" | "w3c" | "brat" | "html") => decode(formats.convert(json, { from: "annotation", format }).bytes);
  honest = { annotation: written("json"), w3c: written("w3c"), brat: written("brat"), html: written("html") };
});

function madeUp(kind: Kind): fc.Arbitrary<Bytes> {
  if (kind === "brat") return madeUpLines(honest.brat);
  if (kind === "html") return madeUpJson(honest.annotation).map(inPage);
  return madeUpJson(honest[kind]);
}

/** A saved page with other JSON in it. */
function inPage(json: Bytes): Bytes {
  const data = new TextDecoder().decode(json).replaceAll("<", "\\u003c");
  return encode(honest.html.replace(/(id="allegedly-annotation">)[^]*?(<\/script>)/, (_, start, end) => `${start}${data}${end}`));
}

describe("files", () => {
  /** Whether it was an annotation. What is none is refused in a sentence. */
  function opens(bytes: Bytes, kind: Kind): boolean {
    const conversion = kind === "brat" ? { from: kind, article: ARTICLE } : { from: kind };
    const read = formats.convert(bytes, { ...conversion, format: "json" });
    if (!read.ok) {
      const { code, message } = JSON.parse(decode(read.bytes)) as { code: string; message: string };
      if (!/^[a-z0-9_]+$/.test(code) || !/^[^]{10,}[.?]$/.test(message)) expect.fail(`${code}: ${message}`);
      return false;
    }
    const wrong = problems(JSON.parse(decode(read.bytes)) as Annotation);
    if (wrong.length > 0) expect.fail(wrong.join("\n"));
    const again = formats.convert(read.bytes, { from: "annotation", format: "json" });
    if (decode(again.bytes) !== decode(read.bytes)) expect.fail("it is not read back as it was written");
    const page = decode(formats.convert(read.bytes, { from: "annotation", format: "html" }).bytes);
    if (/<script>alert|<img src=x/.test(page)) expect.fail("what it says is markup in the saved page");
    return true;
  }

  test.each(KINDS)("made-up %s files are an error in a sentence or a sound annotation", (kind) => {
    expect(opens(encode(honest[kind]), kind)).toBe(true);
    let opened = 0;
    const property = fc.property(madeUp(kind), (bytes) => {
      if (opens(bytes, kind)) opened++;
    });
    fc.assert(property, { numRuns: FILES[kind] });
    expect(opened).toBeGreaterThan(FILES[kind] / 50);
    expect(opened).toBeLessThan(FILES[kind]);
  });

  test("are 10,000", () => {
    expect(KINDS.reduce((sum, kind) => sum + FILES[kind], 0)).toBe(10_000);
  });

  test("with keys that reach for prototypes, depth without end and numbers without end are errors or nothing", () => {
    const more = ['"__proto__":{"polluted":1}', '"constructor":{"prototype":{"polluted":1}}', '"text":"twice"'];
    const endless = [`"x":${"[".repeat(100_000)}`, `"x":${"9".repeat(100_000)}`];
    const start = honest.annotation.trimEnd().slice(0, -1);
    for (const member of [...more, ...endless]) opens(encode(`${start},${member}}`), "annotation");
    for (const file of ["[".repeat(1_000_000), '{"a":'.repeat(200_000)]) expect(opens(encode(file), "annotation")).toBe(false);
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  });

  test("whose claims answer each other in a circle are refused: replies answer allegations, and those answer nothing", () => {
    const tied = (from: string, to: string) => {
      const annotation = JSON.parse(honest.annotation) as Annotation;
      const of = (type: string) => annotation.claims.find((claim) => claim.type === type)!;
      of(from).responds_to = [of(to).id];
      const { ok, bytes } = formats.convert(encode(JSON.stringify(annotation)), { from: "annotation", format: "json" });
      return ok ? "opened" : (JSON.parse(decode(bytes)) as { message: string }).message;
    };
    expect(tied("denial", "allegation")).toBe("opened");
    expect(tied("allegation", "denial")).toMatch(/no reply\.$/);
    expect(tied("denial", "denial")).toMatch(/is no allegation\.$/);
  });
});

test("script in every string of the format stays text, whatever is written", () => {
  const { annotation, seen } = scripted(machineMade(HARBOUR_ANNOTATION));
  expect([...seen].sort()).toEqual(freeStrings().sort());
  const json = encode(JSON.stringify(annotation));
  for (const format of ["json", "html", "md", "csv", "w3c"] as const) {
    const { ok, bytes } = formats.convert(json, { from: "annotation", format });
    const written = decode(bytes);
    expect(ok, written).toBe(true);
    if (format === "html") expect(written.match(/<script>alert|<img/g)).toBe(null);
    if (format === "json") expect(JSON.parse(written)).toMatchObject(annotation);
  }
});

describe("locked links", () => {
  afterEach(() => vi.restoreAllMocks());

  /** Half a second a key is what makes guessing hard, and takes nothing away from what is tested here. */
  function keysAtOnce(): void {
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, "deriveKey").mockImplementation((given, ...rest) =>
      derive({ ...(given as Pbkdf2Params), iterations: 1 }, ...rest),
    );
  }

  test(`${LOCKED} made-up envelopes and contents are an error of ours or a sound annotation`, async () => {
    keysAtOnce();
    const contents = { everything: withoutSum(await packEverything(HARBOUR_ANNOTATION)), marks: withoutSum(packMarks(HARBOUR_ANNOTATION)) };
    const kinds = fc.constantFrom("everything", "marks", "file") as fc.Arbitrary<"everything" | "marks" | "file">;
    const content = fc.constantFrom(contents.everything, contents.marks).chain((bytes) => fc.oneof(fc.constant(bytes), damaged(bytes)));
    const envelope = fc.option(fc.tuple(fc.oneof(fc.nat(40), fc.nat(2_000)), fc.nat(255), fc.constantFrom(0, 0, 0, 1, 60)));
    const came = new Map<string, number>();
    const property = fc.asyncProperty(kinds, content, envelope, async (kind, payload, changed) => {
      let bytes = await seal(kind, withSum(payload), "tea");
      if (changed !== null) {
        const [at, value, cut] = changed;
        bytes = bytes.slice(0, bytes.length - cut);
        bytes[at % bytes.length] = value;
      }
      const code = await opened(bytes);
      came.set(code, (came.get(code) ?? 0) + 1);
    });
    await fc.assert(property, { numRuns: LOCKED });
    expect([...came.keys()].filter((code) => !["opened", "damaged", "newer", "too_large", "wrong_passphrase"].includes(code))).toEqual([]);
    for (const code of ["opened", "damaged", "wrong_passphrase"]) expect(came.get(code), code).toBeGreaterThan(LOCKED / 50);
  });

  async function opened(bytes: Bytes): Promise<string> {
    try {
      const shared = await openLink({ kind: "sealed", bytes }, "tea");
      const annotation = shared.kind === "everything" ? shared.annotation : fitMarks(shared.packed, HARBOUR).annotation;
      return problems(annotation).join() || "opened";
    } catch (error) {
      return error instanceof ShareError ? error.code : String(error);
    }
  }
});

describe("what is open", () => {
  const ann: Command = { kind: "addActor", actor: { id: "a1", name: "Ann", type: "person" }, mentions: [[0, 3]] };

  /** Somebody at work: an article with a mark made by hand. */
  async function atWork(): Promise<{ session: Session; unchanged: () => void }> {
    const session = new Session(fakeEngine(formats));
    session.draft = "Ann denied it.";
    await session.annotate();
    const { screen, draft } = session;
    if (screen.kind !== "annotated") expect.fail("it is not annotated");
    screen.reading.act(ann);
    const before = JSON.stringify(screen.reading.history);
    const unchanged = () => {
      if (session.screen !== screen || session.draft !== draft) expect.fail("something else is shown");
      if (JSON.stringify(screen.reading.history) !== before) expect.fail("it was changed");
    };
    return { session, unchanged };
  }

  /** It is shown still, or what was opened stands before it and it can be brought back. */
  function stays(session: Session, unchanged: () => void): "refused" | "opened" {
    const refused = session.trouble !== null;
    if (refused) expect.soft(session.trouble!.message).toMatch(/[.?]$/);
    else session.bringBack();
    unchanged();
    return refused ? "refused" : "opened";
  }

  const names: Readonly<Record<Kind, string>> = { annotation: "marks.json", w3c: "marks.jsonld", brat: "marks.ann", html: "marks.html" };

  test.each(KINDS)("stays, whatever %s file comes", async (kind) => {
    const came = new Set<string>();
    const property = fc.asyncProperty(madeUp(kind), async (bytes) => {
      const { session, unchanged } = await atWork();
      await session.open(new File([bytes], names[kind]), kind === "brat" ? [new File([ARTICLE], "marks.txt")] : []);
      came.add(stays(session, unchanged));
    });
    await fc.assert(property, { numRuns: 200 });
    expect(came).toEqual(new Set(["refused", "opened"]));
  });

  test("stays, whatever link comes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] }); // the page lets itself be painted in between
    const contents = { everything: withoutSum(await packEverything(HARBOUR_ANNOTATION)), marks: withoutSum(packMarks(HARBOUR_ANNOTATION)) };
    const kinds = fc.constantFrom("everything", "marks") as fc.Arbitrary<"everything" | "marks">;
    const links = kinds.chain((kind) => fc.tuple(fc.constant(kind), fc.boolean(), damaged(contents[kind])));
    const came = new Set<string>();
    const property = fc.asyncProperty(links, async ([kind, summed, payload]) => {
      const { session, unchanged } = await atWork();
      expect(session.links.receive(toFragment({ kind, bytes: summed ? withSum(payload) : payload }))).toBe(true);
      while (session.screen.kind === "loading") await vi.advanceTimersByTimeAsync(20);
      if (session.screen.kind === "incoming") session.links.decline();
      came.add(stays(session, unchanged));
    });
    await fc.assert(property, { numRuns: 200 });
    vi.useRealTimers();
    expect(came).toEqual(new Set(["refused", "opened"]));
  });
});
