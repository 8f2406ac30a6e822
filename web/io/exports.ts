// What an article with its marks can be saved as. The core writes all of it.
import { EVERYTHING, type Holding } from "../article/holding.ts";
import { WEB_PAGE, type ExportFile } from "./save.ts";

export interface Export {
  readonly name: string;
  readonly note: string;
  /** Several where one is no use without the others. */
  readonly files: readonly [ExportFile, ...ExportFile[]];
}

const part = (format: ExportFile["format"], ending: string, type: string, holds: readonly Holding[]): ExportFile => ({
  format,
  ending,
  type,
  whole: false,
  holds,
});

const whole = (format: ExportFile["format"], ending: string, type: string): ExportFile => ({
  format,
  ending,
  type,
  whole: true,
  holds: EVERYTHING,
});

/** The words of every mark. */
const WORDS: readonly Holding[] = ["allegations", "replies", "statements", "mentions", "actors"];

export const EXPORTS: readonly [Export, ...Export[]] = [
  {
    name: "Web page",
    note: "One file that shows article, marks and ledger in any browser, even with JavaScript off. It opens here again, and can be changed then.",
    files: [WEB_PAGE],
  },
  {
    name: "Report",
    note: "Markdown: counts, ledger and actors, without the article.",
    files: [part("md", ".md", "text/markdown", ["headline", "allegations", "answers", "actors"])],
  },
  {
    name: "Tables",
    note: "For a spreadsheet: a row for each claim, and a row for each actor.",
    files: [
      part("csv", ".claims.csv", "text/csv", ["allegations", "replies", "statements", "origins", "confidence"]),
      part("csv-actors", ".actors.csv", "text/csv", ["actors", "tally", "origins"]),
    ],
  },
  {
    name: "JSON",
    note: "Everything, for programs. It opens here again.",
    files: [whole("json", ".json", "application/json")],
  },
  {
    name: "W3C Web Annotation",
    note: "JSON-LD for annotation tools: everything, by the W3C’s model. It opens here again.",
    files: [whole("w3c", ".jsonld", "application/ld+json")],
  },
  {
    name: "brat",
    note: "For the brat annotation tool: text, marks and configuration. Text and marks open here again when both are dropped together.",
    files: [
      part("txt", ".txt", "text/plain", ["text"]),
      part("brat", ".ann", "text/plain", [...WORDS, "origins", "confidence", "evidence"]),
      part("brat-conf", "annotation.conf", "text/plain", []),
    ],
  },
  {
    name: "CoNLL columns",
    note: "A token a line, with the actors and claims that it belongs to: for corpora.",
    files: [part("conll", ".conll", "text/tab-separated-values", ["text", ...WORDS])],
  },
  {
    name: "spaCy",
    note: "A line of JSON that spaCy’s Doc.from_json reads: for training.",
    files: [part("spacy", ".spacy.jsonl", "application/jsonl", ["text", ...WORDS])],
  },
  {
    name: "doccano",
    note: "A line of JSON for doccano’s sequence labelling with relations.",
    files: [part("doccano", ".doccano.jsonl", "application/jsonl", ["text", ...WORDS])],
  },
];
