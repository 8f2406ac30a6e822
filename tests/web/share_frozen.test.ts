// Links that people have sent to each other must open for ever. Whoever changes how links are packed gives the new way
// a new version (share_url.ts) and keeps these.
import { expect, test } from "vitest";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { fitMarks, packMarks } from "../../web/share/marks.ts";
import { openLink } from "../../web/share/share.ts";
import { parseLink, toFragment } from "../../web/share/share_url.ts";

const TEXT =
  "Ferry line denies hiding reports 🚢\n\nDana Weir accused Alder Ferries of hiding three reports. The company denied it.";

const ANNOTATION: Annotation = {
  format: "allegedly.annotation",
  version: 1,
  engine: { name: "allegedly", version: "0.1.0" },
  offsets: "utf16",
  text: TEXT,
  paragraphs: [
    { start: 0, end: 35, kind: "headline" },
    { start: 37, end: 116, kind: "body" },
  ],
  actors: [
    { id: "a1", name: "Dana Weir", type: "person", origin: "machine" },
    { id: "a2", name: "Alder Ferries", type: "organization", origin: "edited" },
  ],
  mentions: [
    { actor: "a1", start: 37, end: 46, form: "name", origin: "machine" },
    { actor: "a2", start: 55, end: 68, form: "name", origin: "machine" },
    { actor: "a2", start: 94, end: 105, form: "nominal", origin: "human" },
  ],
  claims: [
    {
      id: "c1",
      type: "allegation",
      cue: [[47, 54]],
      source: [[37, 46]],
      content: [[55, 92]],
      source_actor: "a1",
      targets: ["a2"],
      responds_to: [],
      standing: "denied",
      confidence: 0.9,
      evidence: null,
      origin: "machine",
    },
    {
      id: "c2",
      type: "denial",
      cue: [[106, 112]],
      source: [[94, 105]],
      content: [[113, 115]],
      source_actor: "a2",
      targets: [],
      responds_to: ["c1"],
      standing: null,
      confidence: 0.85,
      evidence: null,
      origin: "edited",
    },
  ],
};

const EVERYTHING =
  "#a1.xN5hAABjNc3BCcJAEAXQe6r4FaSHQEgFgudl5-sOxNnwdz2kFS-CFVqCSEgBj7dQ2rF6EMZwNhQ3jzvErao3fN-vzzDMKRKudCHl_Gw0TKtRWCj9Ub2drheRpx5xKUSujy3FfgQG7-MP7ke7GTcUSVVGAwvfGU0";
const MARKS = "#m1.Es9bDM989cX3I92KDt1v-Z6BflIbkwFwNgB9hA4";

const LOCKED_MARKS =
  "#s1.AQa2V4SDr2HU5MkjWg95uIMAiLdTSNUdV_ZY71g9DDszXa8X_G7IUYEkD3pYI3wT4R2yS00XSTMCGEpjcWd206j40v0917nYOVC2";

// Another browser may deflate the text to other bytes, so only opening is held.
test("a link with everything", async () => {
  expect(await openLink(parseLink(EVERYTHING)!, null)).toEqual({ kind: "everything", annotation: ANNOTATION });
});

test("a link without the article", async () => {
  const opened = await openLink(parseLink(MARKS)!, null);
  expect(opened.kind === "marks" && fitMarks(opened.packed, TEXT)).toEqual({
    annotation: ANNOTATION,
    lost: [],
    changed: [],
    sameText: true,
  });
  expect(toFragment({ kind: "marks", bytes: packMarks(ANNOTATION) })).toBe(MARKS);
});

test("a locked link", async () => {
  const opened = await openLink(parseLink(LOCKED_MARKS)!, "caf\u00e9 au lait");
  expect(opened.kind === "marks" && fitMarks(opened.packed, TEXT).annotation).toEqual(ANNOTATION);
});
