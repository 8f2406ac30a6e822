// The script of a saved file stands alone: it repeats the words of the page, and has to say the same.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { GLYPH, NO_SOURCE, ORIGIN, READING, SURENESS } from "../../web/view/words.ts";

const script = readFileSync(new URL("../../data/export/annotated.js", import.meta.url), "utf8");

test.each(Object.entries({ GLYPH, ORIGIN, READING }))("%s", (_, words) => {
  for (const [code, word] of Object.entries(words)) expect(script).toContain(`${code}: "${word}"`);
});

test("how sure, and nobody", () => {
  for (const word of [...Object.values(SURENESS), NO_SOURCE]) expect(script).toContain(`"${word}"`);
});
