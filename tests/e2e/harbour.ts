import { annotate, type Script } from "../web/fakes/engine.ts";

export const HARBOUR = `Auditors Accuse Harbour Company

Auditors accused Weir Harbour of hiding losses from the town of Eastmoor. "We hid nothing," Dana Weir told a reporter.

Weir Harbour admitted that two reports were late. Its treasurer declined to comment. The weather was fine.
`;

const SCRIPT: Script = {
  actors: [
    ["Weir Harbour", "organization", "Harbour Company"],
    ["Auditors", "group"],
    ["Dana Weir", "person"],
    ["Eastmoor", "state"],
  ],
  claims: [
    { type: "allegation", source: "Auditors", cue: "Accuse", content: ["Harbour Company"], by: "Auditors", targets: ["Weir Harbour"] },
    { type: "allegation", source: "Auditors", cue: "accused", content: ["Weir Harbour of hiding losses from the town of Eastmoor"], by: "Auditors", targets: ["Weir Harbour"], standing: "denied" },
    { type: "denial", cue: "told", source: "Dana Weir", content: [], by: "Dana Weir", answers: [2] },
    { type: "admission", source: "Weir Harbour", cue: "admitted", content: ["that two reports were late"], by: "Weir Harbour" },
    { type: "non_response", source: "Its treasurer", cue: "declined", content: ["to comment"], answers: [2] },
    { type: "statement", cue: "was", content: ["fine"] },
  ],
};

/** An annotation made by hand: what is tested with it does not hang on what the annotator finds. */
export const HARBOUR_ANNOTATION = annotate(HARBOUR, SCRIPT);
