// What is usual in annotated articles: how often each bit of each kind of number is zero and one, counted over what
// the engine finds in data/corpus and what people marked there, scaled to at most 24. Part of the format, so frozen.
import table from "./priors.txt?raw";
import type { Counts } from "./adaptive.ts";

export const PRIORS: Readonly<Record<string, Readonly<Counts>>> = Object.fromEntries(
  table
    .trim()
    .split("\n")
    .map((line): [string, Counts] => {
      const [name, zeros, ones] = line.split(" ");
      return [name!, [Number(zeros), Number(ones)]];
    }),
);
