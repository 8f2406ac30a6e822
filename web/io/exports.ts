// What an article with its marks can be saved as. The core writes all of it.
import { WEB_PAGE, type ExportFile } from "./save.ts";

export interface Export {
  readonly name: string;
  readonly note: string;
  /** Several where one is no use without the others. */
  readonly files: readonly [ExportFile, ...ExportFile[]];
}

const file = (format: ExportFile["format"], ending: string, type: string, whole = false): ExportFile => ({
  format,
  ending,
  type,
  whole,
});

export const EXPORTS: readonly [Export, ...Export[]] = [
  {
    name: "Web page",
    note: "One file that shows article, marks and ledger in any browser, even with JavaScript off. It opens here again, and can be changed then.",
    files: [WEB_PAGE],
  },
  {
    name: "Report",
    note: "Markdown: counts, ledger and actors, without the article.",
    files: [file("md", ".md", "text/markdown")],
  },
  {
    name: "Tables",
    note: "For a spreadsheet: a row for each claim, and a row for each actor.",
    files: [file("csv", ".claims.csv", "text/csv"), file("csv-actors", ".actors.csv", "text/csv")],
  },
  {
    name: "JSON",
    note: "Everything, for programs. It opens here again.",
    files: [file("json", ".json", "application/json", true)],
  },
  {
    name: "W3C Web Annotation",
    note: "JSON-LD for annotation tools: everything, by the W3C’s model. It opens here again.",
    files: [file("w3c", ".jsonld", "application/ld+json", true)],
  },
  {
    name: "brat",
    note: "For the brat annotation tool: text, marks and configuration. Text and marks open here again when both are dropped together.",
    files: [
      file("txt", ".txt", "text/plain"),
      file("brat", ".ann", "text/plain"),
      file("brat-conf", "annotation.conf", "text/plain"),
    ],
  },
  {
    name: "CoNLL columns",
    note: "A token a line, with the actors and claims that it belongs to: for corpora.",
    files: [file("conll", ".conll", "text/tab-separated-values")],
  },
  {
    name: "spaCy",
    note: "A line of JSON that spaCy’s Doc.from_json reads: for training.",
    files: [file("spacy", ".spacy.jsonl", "application/jsonl")],
  },
  {
    name: "doccano",
    note: "A line of JSON for doccano’s sequence labelling with relations.",
    files: [file("doccano", ".doccano.jsonl", "application/jsonl")],
  },
];
