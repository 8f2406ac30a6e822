// The sentence on what was left out.
import type { LeftOut } from "./content.ts";

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 40;

/** null where nothing was. `where` ends “Left out 3 lines …”. */
export function leftOutLines(lines: readonly string[], where: string, whole: string): LeftOut | null {
  if (lines.length === 0) return null;
  const examples = [...new Set(lines)].slice(0, EXAMPLES).map((line) => `“${shortened(line)}”`);
  const count = `${lines.length} ${lines.length === 1 ? "line" : "lines"}`;
  const more = examples.length < lines.length ? ", such as " : ": ";
  return { notice: `Left out ${count} ${where}${more}${examples.join(", ")}.`, whole };
}

/** As much of a text as a sentence quotes. */
export function shortened(line: string): string {
  const letters = [...line];
  return letters.length <= EXAMPLE_LENGTH ? line : `${letters.slice(0, EXAMPLE_LENGTH).join("").trimEnd()}…`;
}

/** Which of the lines of `whole` are not in `text`, each as often as it is missing. */
export function missingLines(whole: string, text: string): string[] {
  const kept = new Map<string, number>();
  for (const line of linesOf(text)) kept.set(line, (kept.get(line) ?? 0) + 1);
  return linesOf(whole).filter((line) => {
    const left = kept.get(line) ?? 0;
    kept.set(line, left - 1);
    return left <= 0;
  });
}

/** Without the empty ones. */
export function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
