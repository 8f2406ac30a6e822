import { describe, expect, test, vi } from "vitest";
import { around } from "../../web/article/context.ts";
import { contents } from "../../web/article/contents.ts";
import { EngineError } from "../../web/engine/client.ts";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { article } from "../../web/io/content.ts";
import { pageAddress } from "../../web/io/address.ts";
import { hardnessOf, makePassphrase } from "../../web/share/passphrase.ts";
import { isPastedLink } from "../../web/share/pasted_link.ts";
import { makeLink } from "../../web/share/share.ts";
import { toAddress } from "../../web/share/share_url.ts";
import { Incoming } from "../../web/store/incoming.svelte.ts";
import { Session } from "../../web/store/session.svelte.ts";
import { Sharing } from "../../web/store/sharing.svelte.ts";
import { Shelf } from "../../web/store/shelf.svelte.ts";
import { HARBOUR_ANNOTATION } from "../e2e/harbour.ts";
import { asShared } from "./fakes/annotations.ts";
import { FakeArchive } from "./fakes/archive.ts";
import { fakeEngine } from "./fakes/engine.ts";

const PAGE = "https://example.org/allegedly/";
const { text: TEXT } = HARBOUR_ANNOTATION;

async function addressOf(kind: "everything" | "marks", passphrase: string | null = null): Promise<string> {
  return toAddress(PAGE, await makeLink(HARBOUR_ANNOTATION, kind, passphrase));
}

/** Waits until nothing is being done any more. */
async function settled(session: Session) {
  await vi.waitFor(() => expect(session.screen.kind).not.toBe("loading"), { timeout: 5000 });
  return session.screen;
}

async function reading(session: Session) {
  const screen = await settled(session);
  if (screen.kind !== "annotated") throw new Error(`${screen.kind}: ${session.trouble?.message}`);
  return screen.reading;
}

async function asked(session: Session) {
  const screen = await settled(session);
  if (screen.kind !== "incoming" || !(screen.incoming instanceof Incoming)) throw new Error(`${screen.kind}: ${session.trouble?.message}`);
  return screen.incoming;
}

describe("a link with everything", () => {
  test("opens for reading, and is kept only once a copy is edited", async () => {
    const shelf = new Shelf(new FakeArchive());
    const session = new Session(fakeEngine(), shelf);
    expect(session.links.receive(await addressOf("everything"))).toBe(true);
    const shared = await reading(session);
    expect(shared.lookup.annotation).toEqual(asShared(HARBOUR_ANNOTATION));
    expect(shared.received).toMatchObject({ kind: "everything", sameText: null, lost: [] });
    expect(shared.act({ kind: "deleteClaims", claims: ["c1"] })).toBe(false);
    shared.editor.select([0, 5]);
    expect(shared.editor.selection).toBe(null);
    await shelf.refresh();
    expect(shelf.entries).toEqual([]);

    session.links.adopt();
    expect(shared.readOnly).toBe(false);
    expect(shared.act({ kind: "deleteClaims", claims: ["c1"] })).toBe(true);
    await vi.waitFor(() => expect(shared.place.safe).toBe(true));
    await shelf.refresh();
    expect(shelf.entries).toHaveLength(1);
  });

  test("leaves the article that was open to be brought back", async () => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    await session.annotate();
    session.links.receive(await addressOf("everything"));
    expect((await reading(session)).readOnly).toBe(true);
    session.bringBack();
    expect((await reading(session)).lookup.annotation.text).toBe("One line.");
  });

  test("and another after it still leave that article to be brought back, and New does", async () => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    await session.annotate();
    for (const kind of ["everything", "marks", "everything"] as const) {
      session.links.receive(await addressOf(kind));
      await settled(session);
    }
    expect((await reading(session)).readOnly).toBe(true);
    session.clear();
    session.bringBack();
    expect((await reading(session)).lookup.annotation.text).toBe("One line.");
  });

  test("leaves the text that was being written to be brought back", async () => {
    const session = new Session(fakeEngine());
    session.draft = "Half a line";
    session.links.receive(await addressOf("everything"));
    await reading(session);
    session.bringBack();
    expect([session.screen.kind, session.draft]).toEqual(["empty", "Half a line"]);
  });

  test("that was opened last is the one that is shown", async () => {
    const session = new Session(fakeEngine());
    const [all, marks] = [await addressOf("everything"), await addressOf("marks")];
    session.links.receive(marks);
    session.links.receive(all);
    expect((await reading(session)).received?.kind).toBe("everything");
    session.links.receive(all);
    session.links.receive(marks);
    expect((await asked(session)).packed).not.toBe(null);
  });
});

describe("a locked link", () => {
  test("asks for its passphrase until it is right", async () => {
    const session = new Session(fakeEngine());
    session.links.receive(await addressOf("everything", "four small green boats"));
    const incoming = await asked(session);
    expect(incoming.packed).toBe(null);
    for (const [passphrase, trouble] of [["", "Type a passphrase"], ["four small red boats", "Wrong passphrase"]] as const) {
      incoming.passphrase = passphrase;
      await session.links.unlock(incoming);
      expect((await asked(session)).trouble).toContain(trouble);
    }
    incoming.passphrase = " four small green boats ";
    await session.links.unlock(incoming);
    expect((await reading(session)).lookup.annotation).toEqual(asShared(HARBOUR_ANNOTATION));
  });

  test("of marks asks for the article next", async () => {
    const session = new Session(fakeEngine());
    session.links.receive(await addressOf("marks", "four small green boats"));
    const incoming = await asked(session);
    incoming.passphrase = "four small green boats";
    await session.links.unlock(incoming);
    expect((await asked(session)).packed).not.toBe(null);
  });

  test("can be left alone", async () => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    await session.annotate();
    session.links.receive(await addressOf("marks", "four small green boats"));
    await asked(session);
    session.links.decline();
    expect((await reading(session)).lookup.annotation.text).toBe("One line.");
    session.clear();
    session.kept = null;
    session.links.receive(await addressOf("marks"));
    await asked(session);
    session.links.decline();
    expect(session.screen.kind).toBe("empty");
  });
});

describe("a link with the marks alone", () => {
  async function fitted(text: string) {
    const session = new Session(fakeEngine());
    session.links.receive(await addressOf("marks"));
    const incoming = await asked(session);
    incoming.text = text;
    await session.links.fit(incoming);
    return session;
  }

  test("is put on the article", async () => {
    const shared = await reading(await fitted(TEXT.replaceAll("\n\n", "\r\n").replaceAll('"', "”")));
    expect(shared.received).toMatchObject({ kind: "marks", sameText: true, lost: [] });
    expect(shared.lookup.annotation.claims).toHaveLength(HARBOUR_ANNOTATION.claims.length);
  });

  test("names what has no place in another text", async () => {
    const cut = TEXT.replace("Its treasurer declined to comment. ", "");
    const { received, lookup } = await reading(await fitted(cut));
    expect(received?.sameText).toBe(false);
    expect(received?.lost.map(({ what, type }) => [what, type])).toContainEqual(["cue", "non_response"]);
    expect(lookup.annotation.claims.some(({ type }) => type === "allegation")).toBe(true);
  });

  test("names what has its place but other words", async () => {
    const { received, lookup } = await reading(await fitted(TEXT.replace("losses", "looses")));
    expect(received?.changed.map(({ what, type, actor }) => [what, type, actor])).toEqual([["content", "allegation", "Auditors"]]);
    expect(lookup.annotation.text.slice(...received!.changed[0]!.at)).toBe("Weir Harbour of hiding looses from the town of Eastmoor");
  });

  test("waits while there is no text", async () => {
    const session = await fitted(" \n");
    expect((await asked(session)).trouble).toContain("no text yet");
  });

  test("takes its article from a file", async () => {
    const session = new Session(fakeEngine());
    session.links.receive(await addressOf("marks"));
    await asked(session);
    await session.open(new File([TEXT], "harbour.txt"));
    const incoming = await asked(session);
    expect([incoming.text, session.draft]).toEqual([TEXT, ""]);
    session.propose(article("Another.", null, { notice: "An advertisement was left out.", whole: "Another. Buy!" }));
    expect((await asked(session)).text).toBe("Another.");
    session.notices[0]?.action?.run();
    expect([incoming.text, session.notices]).toEqual(["Another. Buy!", []]);
  });
});

describe("a link that cannot be opened", () => {
  test.each([
    ["damaged", async () => (await addressOf("everything")).slice(0, -9), "damaged"],
    ["made by a later version", async () => (await addressOf("marks")).replace("#m1", "#m2"), "newer version"],
    ["too long", async () => `${PAGE}#a1.${"A".repeat(2_000_001)}`, "more than a link may"],
  ])("as it is %s says so, and what is open stays", async (_, address, sentence) => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    await session.annotate();
    expect(session.links.receive(await address())).toBe(true);
    const { lookup, readOnly } = await reading(session);
    expect([lookup.annotation.text, readOnly]).toEqual(["One line.", false]);
    expect(session.trouble?.message).toContain(sentence);
  });

  test("is none of ours", () => {
    const session = new Session(fakeEngine());
    expect(["", `${PAGE}#top`, PAGE].map((address) => session.links.receive(address))).toEqual([false, false, false]);
    expect([session.screen.kind, session.trouble]).toEqual(["empty", null]);
  });

  test("for now, because the annotator fails, can be opened again", async () => {
    const engine = fakeEngine();
    const failure = new EngineError({ code: "engine_failed", message: "The annotator stopped unexpectedly." });
    vi.spyOn(engine, "read").mockRejectedValueOnce(failure);
    const session = new Session(engine);
    session.links.receive(await addressOf("everything"));
    await vi.waitFor(() => expect(session.trouble?.message).toBe(failure.message));
    expect(session.screen.kind).toBe("empty");
    session.trouble?.retry?.();
    expect((await reading(session)).readOnly).toBe(true);
  });
});

describe("Sharing", () => {
  const made = (sharing: Sharing) => vi.waitUntil(() => sharing.made, { timeout: 5000 });

  test("makes links that hold what was chosen", async () => {
    const sharing = new Sharing(HARBOUR_ANNOTATION, null, PAGE);
    await sharing.make();
    const everything = await made(sharing);
    expect(everything.address).toMatch(/^https:\/\/example\.org\/allegedly\/#a1\./);
    expect(everything.tooLong).toBe(false);

    sharing.way = "marks";
    expect(sharing.made).toBe(null);
    expect([sharing.extents, sharing.extent]).toEqual([["essential", "all"], "essential"]);
    expect(contents(sharing.shared)).toMatchObject({ allegations: 2, replies: 3, statements: 0 });
    const essential = await made(sharing);
    expect(essential.address).toMatch(/#m1\./);
    expect(essential.qr).not.toBe(null);
    expect(essential.fits.every(({ fits }) => fits)).toBe(true);

    sharing.extent = "all";
    expect(contents(sharing.shared).statements).toBe(1);
    expect((await made(sharing)).address.length).toBeGreaterThan(essential.address.length);
    sharing.extent = "essential";
    sharing.way = "everything";
    expect([sharing.extents, sharing.extent]).toEqual([["all"], "all"]);
    expect(sharing.shared).toBe(HARBOUR_ANNOTATION);
  });

  test("can hold only what the filters leave, whatever the way", async () => {
    const { claims, ...rest } = HARBOUR_ANNOTATION;
    const filtered = { ...rest, claims: claims.filter(({ type }) => type === "allegation") };
    const sharing = new Sharing(HARBOUR_ANNOTATION, filtered, PAGE);
    expect([sharing.extents, sharing.extent]).toEqual([["all", "shown"], "all"]);
    sharing.extent = "shown";
    for (const way of ["everything", "marks", "file"] as const) {
      sharing.way = way;
      expect([sharing.extents.at(-1), sharing.shared]).toEqual(["shown", filtered]);
    }
  });

  test("says which strings a link without the article writes out", () => {
    const renamed = HARBOUR_ANNOTATION.actors.map((actor) => (actor.id === "a3" ? { ...actor, name: "D. Weir" } : actor));
    const sharing = new Sharing({ ...HARBOUR_ANNOTATION, actors: renamed }, null, PAGE);
    expect(sharing.spelt).toEqual([]);
    sharing.way = "marks";
    expect(sharing.spelt).toEqual(["fake", "0", "D. Weir"]);
  });

  test("makes no link before a passphrase is complete, nor keeps one that has another", async () => {
    const sharing = new Sharing(HARBOUR_ANNOTATION, null, PAGE);
    await sharing.make();
    sharing.locked = true;
    await sharing.make();
    expect(sharing.made).toBe(null);
    sharing.passphrase = "four small green boats";
    await sharing.make();
    expect(sharing.made?.address).toMatch(/#s1\./);
    sharing.passphrase += "!";
    expect(sharing.made).toBe(null);
    sharing.makeUp();
    expect((await made(sharing)).address).toMatch(/#s1\./);
    sharing.locked = false;
    expect((await made(sharing)).address).toMatch(/#a1\./);
    expect(sharing.passphrase).toBe("");
  });

  test("the last choice wins, however long the others take", async () => {
    const sharing = new Sharing(HARBOUR_ANNOTATION, null, PAGE);
    const first = sharing.make();
    sharing.way = "file";
    await first;
    expect([sharing.made, sharing.trouble]).toEqual([null, null]);
  });

  test("says when an article is too long for a link", async () => {
    const long: Annotation = { ...HARBOUR_ANNOTATION, text: "One line. ".repeat(120_000) };
    const sharing = new Sharing(long, null, PAGE);
    await sharing.make();
    expect([sharing.made, sharing.trouble]).toEqual([null, expect.stringContaining("too long for a link")]);
  });
});

describe("passphrases", () => {
  test.each([
    ["", "weak"],
    ["harbour", "weak"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "weak"],
    ["boats boats boats boats boats boats", "weak"],
    ["12345678", "weak"],
    ["four small green boats", "fair"],
    ["four small green boats sailing south", "strong"],
  ])("%j is %s", (passphrase, hardness) => {
    expect(hardnessOf(passphrase)).toBe(hardness);
  });

  test("that are made up are hard to guess, each another", () => {
    const all = Array.from({ length: 50 }, makePassphrase);
    expect(new Set(all).size).toBe(50);
    for (const one of all) expect(one).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
    expect(all.map(hardnessOf)).not.toContain("weak");
  });
});

describe("addresses", () => {
  test("of the page are what links begin with, and tell of no folder", () => {
    const of = (href: string) => pageAddress(new URL(href));
    expect(of("https://example.org/a/?x=1#m1.AAAA")).toEqual({ address: "https://example.org/a/?x=1", everywhere: true });
    expect(of("http://127.0.0.1:8000/")).toEqual({ address: "http://127.0.0.1:8000/", everywhere: false });
    expect(of("http://localhost/")).toMatchObject({ everywhere: false });
    expect(of("file:///home/ann/allegedly.html")).toEqual({ address: "", everywhere: false });
  });

  test("are told from articles that are pasted", async () => {
    const address = await addressOf("marks");
    const locked = await addressOf("marks", "four small green boats");
    const broken = (link: string) => `${link.slice(0, 40)}=\r\n${link.slice(40, 60)}\r\n  ${link.slice(60)}`;
    const links = [
      address, ` ${address}\n`, address.replace("#", "%23"), address.slice(PAGE.length), `<${address}>`, `${address}).”`,
      broken(address), `(${broken(address)}).`, `${address.slice(0, 70)} ${address.slice(70)}`, address.slice(0, -9), broken(locked), `${locked}.`,
    ];
    for (const text of links) expect(isPastedLink(text), text).toBe(true);
    const articles = [
      `Look: ${address}`, `${address} Ann denied it.`, `${address}\n\nAnn denied it.`, `${broken(address.slice(0, -9))}.`,
      `Look:\n${address}.`, `${locked} Ann denied it.`, `${locked}, Ann`, "#top", "#a1.", "Ann (#a1.com) denied it.", "",
    ];
    for (const text of articles) expect(isPastedLink(text), text).toBe(false);
  });
});

test("a place is named by the words around it", () => {
  const at = TEXT.indexOf("declined");
  expect(around(TEXT, [at, at + 8])).toBe("that two reports were late. Its treasurer declined to comment. The weather was fine.");
  expect(around("One.\n\nTwo three.\nFour.", [6, 9])).toBe("Two three.");
});
