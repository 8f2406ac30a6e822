import { describe, expect, test, vi } from "vitest";
import type { Command } from "../../web/edit/command.ts";
import { EngineError } from "../../web/engine/client.ts";
import { cutUp } from "../../web/engine/parts.ts";
import { article } from "../../web/io/content.ts";
import type { Found } from "../../web/store/another.svelte.ts";
import { Session } from "../../web/store/session.svelte.ts";
import { Shelf } from "../../web/store/shelf.svelte.ts";
import { FakeArchive } from "./fakes/archive.ts";
import { FakeDrafts } from "./fakes/drafts.ts";
import { annotate, fakeEngine } from "./fakes/engine.ts";

async function annotated(text: string): Promise<Session> {
  const session = new Session(fakeEngine());
  session.draft = text;
  await session.annotate();
  return session;
}

const text = (session: Session) =>
  session.screen.kind === "annotated" ? session.screen.reading.lookup.annotation.text : null;

const file = (content: BlobPart, name: string, type = "") => new File([content], name, { type });

describe("Session", () => {
  test("annotates what is in the paste box, lone surrogates replaced", async () => {
    expect(text(await annotated("One \ud83d line. 😀"))).toBe("One \ufffd line. 😀");
  });

  test("an empty box is no article", async () => {
    const session = await annotated(" \n ");
    expect(session.screen.kind).toBe("empty");
    expect(session.trouble?.message).toContain("no text yet");
  });

  test("new clears, and bring back undoes it", async () => {
    const session = await annotated("One line.");
    session.clear();
    expect([session.screen.kind, session.draft]).toEqual(["empty", ""]);
    session.bringBack();
    expect([text(session), session.draft, session.kept]).toEqual(["One line.", "One line.", null]);
  });

  test("a failure keeps the text and can be tried again", async () => {
    const engine = fakeEngine();
    const failing = vi.spyOn(engine, "annotate").mockRejectedValueOnce(
      new EngineError({ code: "engine_failed", message: "The annotator stopped." }),
    );
    const session = new Session(engine);
    session.draft = "One line.";
    await session.annotate();
    expect([session.screen.kind, session.draft, session.trouble?.message]).toEqual([
      "empty",
      "One line.",
      "The annotator stopped.",
    ]);
    session.trouble?.retry?.();
    await vi.waitFor(() => expect(text(session)).toBe("One line."));
    expect(failing).toHaveBeenCalledTimes(2);
  });

  test.each([
    [{ textChanged: null, lost: 0 }, []],
    [{ textChanged: false, lost: 0 }, ["The text is as it was when fake 0 annotated it."]],
    [{ textChanged: true, lost: 0 }, ["The text has been changed since fake 0 annotated it."]],
    [{ textChanged: true, lost: 1 }, ["The text has been changed since fake 0 annotated it. One mark has no place in it any more."]],
    [{ textChanged: true, lost: 2 }, ["The text has been changed since fake 0 annotated it. 2 marks have no place in it any more."]],
  ])("says whether the text of a file is the one that was annotated: %j", async (check, said) => {
    const engine = fakeEngine();
    vi.spyOn(engine, "read").mockImplementation(async (input) => cutUp(new TextDecoder().decode(input), check));
    const session = new Session(engine);
    await session.open(file(JSON.stringify(annotate("One line.", { actors: [], claims: [] })), "a.json"));
    expect(text(session)).toBe("One line.");
    expect(session.notices.map(({ message }) => message)).toEqual(said);
  });

  test("cancelling goes back to the text without a word", async () => {
    const engine = fakeEngine();
    vi.spyOn(engine, "annotate").mockImplementation(
      (_article, run) =>
        new Promise((_, reject) =>
          run?.signal?.addEventListener("abort", () => reject(new EngineError({ code: "cancelled", message: "" }))),
        ),
    );
    const session = new Session(engine);
    session.draft = "One line.";
    const running = session.annotate();
    expect(session.screen).toEqual({ kind: "loading", text: "One line.", stage: "starting", done: null });
    await session.open(file("Another line.", "other.txt"));
    expect(session.notices[0]?.message).toContain("“other.txt” was not opened");
    session.cancel();
    await running;
    expect([session.screen.kind, session.draft, session.trouble]).toEqual(["empty", "One line.", null]);
  });

  test("a file that is no annotation leaves the article where it is", async () => {
    const session = await annotated("One line.");
    await session.open(file("{", "broken.json"));
    expect([text(session), session.trouble]).toEqual(["One line.", { message: "The file is not JSON.", retry: null }]);
    await session.open(file("x", "picture.png"));
    expect([text(session), session.trouble?.retry]).toEqual(["One line.", null]);
  });

  test("a reopened annotation takes the article's place, which can be brought back", async () => {
    const session = await annotated("One line.");
    const other = await annotated("Another line.");
    const annotation = other.screen.kind === "annotated" ? other.screen.reading.lookup.annotation : null;
    await session.open(file(JSON.stringify(annotation), "saved.json"));
    expect(text(session)).toBe("Another line.");
    session.bringBack();
    expect(text(session)).toBe("One line.");
  });

  test("a text file waits in the paste box", async () => {
    const session = new Session(fakeEngine());
    await session.open(file("One line.", "article.txt"));
    expect([session.screen.kind, session.draft]).toEqual(["empty", "One line."]);
  });

  test("a file that is no text leaves the draft, in a sentence", async () => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    for (const given of [file("", "empty.txt"), file("{\\rtf1}", "report.txt"), file("x", "photo", "image/png")]) {
      await session.open(given);
      expect([session.screen.kind, session.draft]).toEqual(["empty", "One line."]);
      expect(session.trouble?.message).toContain(`“${given.name}”`);
    }
  });

  test("annotating while a file is being read forgets the file", async () => {
    const session = new Session(fakeEngine());
    session.draft = "One line.";
    const opening = session.open(file("Another line.", "article.txt"));
    await Promise.all([session.annotate(), opening]);
    expect([text(session), session.draft, session.trouble]).toEqual(["One line.", "One line.", null]);
  });

  test("a file that cannot be read now can be tried again", async () => {
    const session = new Session(fakeEngine());
    const given = file("One line.", "article.txt");
    vi.spyOn(given, "slice").mockReturnValueOnce({ arrayBuffer: () => Promise.reject(new Error()) } as unknown as Blob);
    await session.open(given);
    expect([session.trouble?.message, session.draft]).toEqual([expect.stringContaining("could not be read"), ""]);
    session.trouble?.retry?.();
    await vi.waitFor(() => expect(session.draft).toBe("One line."));
    expect(session.trouble).toBeNull();
  });
});

describe("what was left out of a paste", () => {
  const whole = "Menu\n\nOne line.\n\nShare";
  const pasted = article("One line.", null, { notice: "Left out 2 lines.", whole });

  function told(draft: string): Session {
    const session = new Session(fakeEngine());
    session.draft = draft;
    session.tell(pasted);
    return session;
  }

  const press = (session: Session) => session.notices[0]?.action?.run();

  test("is put back where it was, and left out again", () => {
    const session = told("Before. One line. After.");
    expect(session.notices).toMatchObject([{ message: "Left out 2 lines.", action: { label: "Put it back" } }]);
    press(session);
    expect(session.draft).toBe(`Before. ${whole} After.`);
    expect(session.notices[0]?.action?.label).toBe("Leave it out again");
    press(session);
    expect(session.draft).toBe("Before. One line. After.");
    expect(session.notices[0]?.message).toBe("Left out 2 lines.");
  });

  test("takes the place of a text that was edited, which can be brought back", () => {
    const session = told("One lime.");
    press(session);
    expect(session.draft).toBe(whole);
    session.bringBack();
    expect(session.draft).toBe("One lime.");
  });
});

describe("a text that is not English", () => {
  const german = "Die Prüfer werfen der Reederei vor, Verluste vor der Stadt verborgen zu haben, doch das Unternehmen wies " +
    "die Vorwürfe zurück und erklärte, alle seine Berichte seien immer rechtzeitig eingereicht worden, auch im letzten Jahr.";

  test("is announced when it comes and when it is annotated, and annotated all the same", async () => {
    const session = new Session(fakeEngine());
    await session.open(file(german, "artikel.txt"));
    expect(session.notices).toMatchObject([{ message: expect.stringContaining("does not look like English") }]);
    session.dismiss(session.notices[0]!);
    expect(session.notices).toEqual([]);
    await session.annotate();
    expect(text(session)).toBe(german);
    expect(session.notices).toHaveLength(1);
  });
});

describe("keeping", () => {
  async function kept(): Promise<{ session: Session; archive: FakeArchive }> {
    const archive = new FakeArchive();
    const session = new Session(fakeEngine(), new Shelf(archive));
    session.draft = "Ann said no.";
    await session.annotate();
    await vi.waitFor(async () => expect(await archive.list()).toHaveLength(1));
    return { session, archive };
  }

  const reading = (session: Session) => (session.screen.kind === "annotated" ? session.screen.reading : null)!;
  const ann: Command = {
    kind: "addActor",
    actor: { id: "a1", name: "Ann", type: "person" },
    mentions: [[0, 3]],
  };

  test("every change is kept with its log, under one entry", async () => {
    const { session, archive } = await kept();
    reading(session).act(ann);
    expect(session.unsafe).toBe(true);
    await vi.waitFor(() => expect(session.unsafe).toBe(false));
    reading(session).undo();
    await vi.waitFor(async () => expect((await archive.list()).map(({ log }) => log.done)).toEqual([0]));

    const later = new Session(fakeEngine(), new Shelf(archive));
    await later.reopen(1);
    expect(text(later)).toBe("Ann said no.");
    expect(reading(later).redo()).toEqual(ann);
    expect(reading(later).lookup.annotation.mentions).toHaveLength(1);
  });

  test("when it fails a sentence says so and the work goes on", async () => {
    const { session, archive } = await kept();
    archive.full = true;
    reading(session).act(ann);
    await vi.waitFor(() => expect(session.shelf.trouble).toContain("does not keep your work"));
    expect(reading(session).lookup.annotation.actors).toHaveLength(1);
    expect(session.unsafe).toBe(true);
    archive.full = false;
    reading(session).undo();
    await vi.waitFor(() => expect(session.shelf.trouble).toBeNull());
  });

  test("an article that was deleted is not opened, and the list no longer has it", async () => {
    const { archive } = await kept();
    const session = new Session(fakeEngine(), new Shelf(archive));
    await session.shelf.refresh();
    await session.shelf.clear();
    await session.reopen(1);
    expect([session.screen.kind, session.shelf.entries]).toEqual(["empty", []]);
  });

  test("where nothing may be kept, changes are unsafe until they are undone", async () => {
    const session = await annotated("Ann said no.");
    expect([session.shelf.keeps, session.unsafe]).toEqual([false, false]);
    reading(session).act(ann);
    expect(session.unsafe).toBe(true);
    reading(session).undo();
    expect(session.unsafe).toBe(false);
  });
});

describe("the text that is not annotated yet", () => {
  const keeping = (drafts: FakeDrafts) => new Session(fakeEngine(), new Shelf(new FakeArchive(), drafts));
  const type = (session: Session, words: string) => {
    session.draft = words;
    session.keepDraft();
  };

  test("is kept as it is typed, until it is annotated and that is kept", async () => {
    const drafts = new FakeDrafts("one");
    const session = keeping(drafts);
    for (const words of ["O", "On", "One line."]) type(session, words);
    await vi.waitFor(() => expect([...drafts.kept]).toEqual([["one", "One line."]]));
    await session.annotate();
    session.keepDraft();
    expect(drafts.kept.size).toBe(1);
    await session.shelf.settled();
    session.keepDraft();
    await vi.waitFor(() => expect(drafts.kept.size).toBe(0));
  });

  test("is offered to the next window when its own is gone, and is that one's text once it is taken", async () => {
    const kept = new Map([["gone", "Left line."], ["also gone", "Unwanted."]]);
    const session = keeping(new FakeDrafts("next", kept));
    await session.resume();
    const [left, unwanted] = session.notices;
    expect([session.draft, left?.message]).toEqual(["", expect.stringContaining("“Left line.”")]);
    session.dismiss(unwanted!);
    type(session, "Mine.");
    left?.action?.run();
    session.keepDraft();
    expect(session.draft).toBe("Left line.");
    await vi.waitFor(() => expect([...kept]).toEqual([["next", "Left line."]]));
    session.bringBack();
    expect(session.draft).toBe("Mine.");
  });

  test("is said not to be kept, once, where it cannot be", async () => {
    const drafts = new FakeDrafts("one");
    drafts.full = true;
    const session = keeping(drafts);
    type(session, "One");
    await vi.waitFor(() => expect(session.shelf.trouble).toContain("does not keep the text in the box"));
    session.shelf.trouble = null;
    type(session, "One line.");
    await Promise.resolve();
    expect(session.shelf.trouble).toBeNull();
    drafts.full = false;
    type(session, "One line. More.");
    await vi.waitFor(() => expect([...drafts.kept.values()]).toEqual(["One line. More."]));
  });
});

describe("beside the open article", () => {
  const words = (session: Session) => (session.screen.kind === "annotated" ? session.screen : null);
  const addActor = { kind: "addActor", actor: { id: "a1", name: "One", type: "person" }, mentions: [[0, 3]] } satisfies Command;

  async function opened(shelf = new Shelf(null)): Promise<Session> {
    const session = new Session(fakeEngine(), shelf);
    session.draft = "One line.";
    await session.annotate();
    words(session)!.reading.act(addActor);
    return session;
  }

  async function other(session: Session, draft: string): Promise<Found> {
    const another = session.beside.another();
    another.draft = draft;
    return (await another.annotate())!;
  }

  test("another article is annotated, and either can be opened alone again", async () => {
    const session = await opened();
    const { reading } = words(session)!;
    session.beside.compareWith(await other(session, "Two lines."));
    const beside = words(session)!.beside!;
    expect([words(session)!.reading, beside.kind, beside.other.lookup.annotation.text]).toEqual([reading, "comparison", "Two lines."]);
    session.beside.leave();
    expect([words(session)!.reading, words(session)!.beside]).toEqual([reading, null]);
  });

  test("an empty box, a cancelled run and a broken file open nothing", async () => {
    const another = (await opened()).beside.another();
    expect([await another.annotate(), another.trouble]).toEqual([null, expect.stringContaining("no text yet")]);
    another.draft = "Two lines.";
    const running = another.annotate();
    another.cancel();
    expect([await running, another.trouble, another.busy]).toEqual([null, null, false]);
    expect(await another.open(file("", "empty.txt"), [], "comparison")).toBeNull();
    expect(another.trouble).toContain("empty");
    expect(await another.open(file("Three lines.", "three.txt"), [], "comparison")).toBeNull();
    expect([another.draft, another.trouble]).toEqual(["Three lines.", null]);
  });

  test("a text without marks is no key, and says so", async () => {
    const another = (await opened()).beside.another();
    expect(await another.open(file("Three lines.", "three.txt"), [], "key")).toBeNull();
    expect([another.draft, another.trouble]).toEqual(["", expect.stringContaining("“three.txt” holds no marks")]);
  });

  test("a text for it waits until it is annotated, though the box is closed meanwhile", async () => {
    const session = await opened();
    session.beside.another().draft = "Two lines.";
    const another = session.beside.another();
    expect(another.draft).toBe("Two lines.");
    await another.annotate();
    expect(session.beside.another().draft).toBe("");
  });

  test("marking blind hides the marks; leaving keeps both kinds of marks", async () => {
    const session = await opened();
    const { reading: hidden } = words(session)!;
    session.beside.practise();
    const { reading: own } = words(session)!;
    expect(own.lookup.annotation).toMatchObject({ text: "One line.", actors: [] });
    own.act({ ...addActor, actor: { ...addActor.actor, name: "Mine" } });
    session.beside.leave();
    expect([words(session)!.reading, session.notices.length]).toEqual([own, 1]);
    session.bringBack();
    expect(words(session)!.reading).toBe(hidden);
    session.bringBack();
    expect(words(session)!.reading).toBe(own);
  });

  test("marking blind that was left before it began shows the marks again", async () => {
    const session = await opened();
    const { reading } = words(session)!;
    session.beside.practise();
    session.beside.leave();
    expect([words(session)!.reading, session.kept]).toEqual([reading, null]);
  });

  test("marks are checked against a key of the same text only", async () => {
    const session = await opened();
    session.beside.check(await other(session, "Two lines."));
    expect([words(session)!.beside, session.trouble?.message]).toEqual([null, expect.stringContaining("another text")]);
    session.beside.check(await other(session, "One line."));
    const practice = words(session)!.beside;
    expect(practice?.kind === "practice" && practice.checked?.judged.matchings.actors.extra.length).toBe(1);
    session.beside.leave();
    expect([words(session)!.beside, session.kept, text(session)]).toEqual([null, null, "One line."]);
  });

  test("blind marks are kept beside the hidden ones, not in their place", async () => {
    const shelf = new Shelf(new FakeArchive());
    const session = await opened(shelf);
    const { reading: hidden } = words(session)!;
    await vi.waitFor(() => expect(hidden.place.safe).toBe(true));
    session.beside.practise();
    const { reading: own } = words(session)!;
    own.act(addActor);
    await vi.waitFor(() => expect(own.place.safe).toBe(true));
    expect(own.place.id).not.toBe(hidden.place.id);
    expect((await shelf.open(hidden.place.id!))?.annotation).toEqual(hidden.lookup.annotation);
    expect(session.unsafe).toBe(false);
  });

  test("marks that are hidden stay so over a reload, begun or not", async () => {
    const remembered = new Map<string, string>();
    vi.stubGlobal("location", { protocol: "https:" });
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => remembered.get(key) ?? null,
      setItem: (key: string, value: string) => remembered.set(key, value),
      removeItem: (key: string) => remembered.delete(key),
    });
    const shelf = new Shelf(new FakeArchive());
    const session = await opened(shelf);
    await shelf.settled();
    session.beside.practise();
    const reloaded = async () => {
      const next = new Session(fakeEngine(), shelf);
      await next.resume();
      const { reading, beside } = words(next)!;
      return [beside?.name, reading.lookup.annotation.actors.length, beside?.other.lookup.annotation.actors.length];
    };
    expect(await reloaded()).toEqual(["blind", 0, 1]);
    words(session)!.reading.act({ ...addActor, actor: { ...addActor.actor, id: "a2" } });
    await shelf.settled();
    expect(remembered.get("allegedly.open")).toBe("2");
    expect(await reloaded()).toEqual(["blind", 1, 1]);
    vi.unstubAllGlobals();
  });
});
