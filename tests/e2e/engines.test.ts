// The same journeys in the three engines that browsers are made of, from a server and from a file.
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { pdf } from "./documents.ts";
import { chromium } from "./engines/chromium.ts";
import type { Engine, Visitor } from "./engines/engine.ts";
import { firefox } from "./engines/firefox.ts";
import { webkit } from "./engines/webkit.ts";
import { host } from "./host.ts";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import {
  annotate, asksWhy, copy, drop, holds, jumpAndBack, lines, link, narrow, openLocked, openMarks, otherLinks, paste, redo, reopen,
  reopenRecent, retype, save, says, shown, shows, sort, tryToConnect, undo, visit,
} from "./journey.ts";
import { SINGLE_FILE, test as base } from "./site.ts";

const PARAGRAPHS = [
  "Auditors accused Weir Harbour of hiding losses.",
  "Weir Harbour denied the accusation. Its lawyer, Zoë Blåklint 🙂, declined to comment.",
];
const TEXT = `${PARAGRAPHS.join("\n\n")}\n`;
/** How the cues in it are underlined. */
const LINES = ["allegation: solid underline", "denial: double underline", "non_response: dotted underline"];

/** What *Try to connect* comes to. WebKit does not tell a worker that something was refused. */
const outcomes = (worker: string) => [
  "A request (fetch): refused",
  "A picture from elsewhere: refused",
  "A lasting connection (WebSocket): refused",
  "A message on leaving (beacon): refused",
  `A request (fetch), by the worker: ${worker}`,
  `A lasting connection (WebSocket), by the worker: ${worker}`,
];

const EDITIONS = [
  { edition: "hosted", kept: "Kept in this browser", begin: /^http/ },
  { edition: "single file", kept: "Not kept: save the annotated file", begin: /^#/ },
];

for (const { name, start } of [chromium, firefox, webkit]) {
  const test = base.extend<{ engine: Engine }>({
    engine: [
      async ({}, use) => {
        const engine = await start();
        await use(engine);
        await engine.close();
      },
      { scope: "file" },
    ],
  });

  describe(`in ${name}`, () => {
    for (const { edition, kept, begin } of EDITIONS) {
      test(`${edition}: an article is pasted, annotated, corrected, saved, reopened and linked`, async ({ site, engine }) => {
        const address = edition === "hosted" ? site : SINGLE_FILE;
        const sent = await visit(engine, async (visitor) => {
          await copy(visitor, "plain", TEXT);
          await visitor.open(address);
          await paste(visitor);
          await holds(visitor, TEXT);
          const found = await annotate(visitor);
          expect(found.paragraphs).toEqual(PARAGRAPHS);
          expect(found.marks).toContain("denial cue: denied");
          expect(found.ledger).toHaveLength(1);
          expect(found.ledger[0]!.join()).toMatch(/Weir Harbour of hiding losses,Denied/);

          expect(await lines(visitor)).toEqual(LINES);

          await retype(visitor);
          await expect.poll(async () => (await shown(visitor)).ledger).toEqual([]);
          const corrected = await shown(visitor);
          expect(corrected.marks).toContain("denial cue: accused");
          await says(visitor, kept);
          await undo(visitor);
          await shows(visitor, found);
          await redo(visitor);
          await shows(visitor, corrected);

          const file = await save(visitor);
          expect(basename(file)).toMatch(/^auditors-accused-.*\.html$/);
          await reopen(visitor, file);
          await shows(visitor, corrected);
          return { file, link: await link(visitor), corrected };
        });

        expect(sent.link).toMatch(begin);
        await visit(engine, async (visitor) => {
          await visitor.open(pathToFileURL(sent.file).href);
          expect(await lines(visitor)).toEqual(LINES.with(0, "denial: double underline"));
          await asksWhy(visitor);

          await visitor.open(new URL(sent.link, address).href);
          await says(visitor, "Its text came with the link, which arrived undamaged.");
          await shows(visitor, sent.corrected);
          expect(await visitor.evaluate(() => location.href, null)).toBe(address);
        });
      });

      test(`${edition}: links of the marks alone and locked ones are made and opened`, async ({ site, engine }) => {
        const address = edition === "hosted" ? site : SINGLE_FILE;
        const sent = await visit(engine, async (visitor) => {
          await copy(visitor, "plain", TEXT);
          await visitor.open(address);
          await paste(visitor);
          await holds(visitor, TEXT);
          const found = await annotate(visitor);
          return { found, ...(await otherLinks(visitor)) };
        });
        await visit(engine, async (visitor) => {
          await openMarks(visitor, new URL(sent.marks, address).href, TEXT);
          await says(visitor, "every mark is where it was");
          await shows(visitor, sent.found);
          await openLocked(visitor, new URL(sent.locked, address).href, sent.passphrase);
          await says(visitor, "Its text came with the link, which arrived undamaged.");
          await shows(visitor, sent.found);
        });
      });

      test(`${edition}: the page cannot reach another computer, and says so`, async ({ site, engine }) => {
        const act = async (visitor: Visitor) => {
          await visitor.open(edition === "hosted" ? site : SINGLE_FILE);
          return tryToConnect(visitor);
        };
        expect(await visit(engine, act, /example\.com/)).toEqual(name === webkit.name ? outcomes("did not get through") : outcomes("refused"));
      });
    }

    test("hosted: the page opens and annotates with its server stopped, once it is kept", async ({ engine, onTestFinished }) => {
      const hosted = await host();
      onTestFinished(() => hosted.remove());
      await visit(engine, async (visitor) => {
        await copy(visitor, "plain", TEXT);
        await visitor.open(hosted.address);
        await says(visitor, "This page is kept in your browser");
        await hosted.stop();
        await visitor.open(hosted.address);
        await paste(visitor);
        await holds(visitor, TEXT);
        expect((await annotate(visitor)).paragraphs).toEqual(PARAGRAPHS);
      });
    });

    test("hosted: the ledger is sorted, narrowed and leads to the text; a reload and the list bring the article back", async ({ site, engine }) => {
      await visit(engine, async (visitor) => {
        await visitor.open(site);
        await drop(visitor, "harbour.json", Buffer.from(JSON.stringify(HARBOUR_ANNOTATION)));
        await says(visitor, "Kept in this browser");
        await sort(visitor, "Standing", ["2", "1"], ["1", "2"]);
        await narrow(visitor, "Denied", ["2"]);
        await jumpAndBack(visitor, "hiding losses from the town of Eastmoor", "accused");
        const found = await shown(visitor);
        await retype(visitor);
        await says(visitor, "Kept in this browser");
        const corrected = (await shown(visitor)).marks;
        expect(corrected).not.toEqual(found.marks);
        const marks = async () => (await shown(visitor)).marks;
        await visitor.open(site);
        await expect.poll(marks).toEqual(corrected);
        await reopenRecent(visitor, "Auditors Accuse Harbour Company");
        await expect.poll(marks).toEqual(corrected);
        await undo(visitor);
        await expect.poll(marks).toEqual(found.marks);
      });
    });

    test("formatted text and a PDF are read", async ({ site, engine }) => {
      const read = async (visitor: Visitor) => {
        await copy(visitor, "formatted", PARAGRAPHS.map((line) => `<p>${line}</p>`).join(""));
        await visitor.open(site);
        await paste(visitor);
        await holds(visitor, PARAGRAPHS.join("\n\n"));
        await drop(visitor, "article.pdf", pdf([[{ x: 72, y: 700, text: "Auditors accused them." }]]));
        await holds(visitor, "Auditors accused them.");
      };
      // What is copied from a page brings styles along, which the policy forbids.
      await visit(engine, read, /style-src/);
    });
  });
}
