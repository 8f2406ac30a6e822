// The keys of an annotated article. Everything that listens to them, and the sheet that explains them, is made of this.

export type Action =
  | "help"
  | "next"
  | "previous"
  | "mark"
  | "actor"
  | "allegation"
  | "denial"
  | "admission"
  | "non_response"
  | "statement"
  | "attribute"
  | "link"
  | "accept"
  | "remove"
  | "edit"
  | "end-back"
  | "end-on"
  | "start-back"
  | "start-on"
  | "undo"
  | "redo"
  | "search"
  | "ledger"
  | "leave";

export interface Key {
  /** As `KeyboardEvent.key` says them, with `Ctrl+` and `Shift+` in front. */
  readonly keys: readonly string[];
  /** null: the marks themselves answer it, where one of them has the focus. */
  readonly action: Action | null;
  readonly words: string;
}

export interface KeyGroup {
  readonly name: string;
  readonly keys: readonly Key[];
}

export const KEYS: readonly KeyGroup[] = [
  {
    name: "Reading",
    keys: [
      { keys: ["j"], action: "next", words: "Next mark" },
      { keys: ["k"], action: "previous", words: "Previous mark" },
      { keys: ["Arrows"], action: null, words: "From mark to mark, parts included" },
      { keys: ["Enter"], action: null, words: "Choose the mark; again: which of several, or its details" },
      { keys: ["l"], action: "ledger", words: "Ledger" },
      { keys: ["/"], action: "search", words: "Search" },
      { keys: ["e"], action: "edit", words: "Details of the mark, to edit" },
      { keys: ["Escape"], action: "leave", words: "Leave, clear the choice" },
      { keys: ["?"], action: "help", words: "These keys" },
    ],
  },
  {
    name: "The chosen mark, or the selected words",
    keys: [
      { keys: ["1"], action: "allegation", words: "Allegation" },
      { keys: ["2"], action: "denial", words: "Denial" },
      { keys: ["3"], action: "admission", words: "Admission" },
      { keys: ["4"], action: "non_response", words: "No response" },
      { keys: ["5"], action: "statement", words: "Statement" },
      { keys: ["0"], action: "actor", words: "Actor (selected words)" },
      { keys: ["a"], action: "attribute", words: "Attribute to an actor" },
      { keys: ["d"], action: "link", words: "Link a reply with its allegation" },
    ],
  },
  {
    name: "Correcting",
    keys: [
      { keys: ["m"], action: "mark", words: "Select words: arrows move, Shift + arrows extend, Enter opens the tools" },
      { keys: ["y"], action: "accept", words: "Accept the mark" },
      { keys: ["Delete", "Backspace"], action: "remove", words: "Delete the mark" },
      { keys: ["]", "Shift+ArrowRight"], action: "end-on", words: "End one word later" },
      { keys: ["[", "Shift+ArrowLeft"], action: "end-back", words: "End one word earlier" },
      { keys: ["}"], action: "start-on", words: "Begin one word later" },
      { keys: ["{"], action: "start-back", words: "Begin one word earlier" },
      { keys: ["Ctrl+z"], action: "undo", words: "Undo" },
      { keys: ["Ctrl+y", "Ctrl+Shift+z"], action: "redo", words: "Redo" },
    ],
  },
];

/** Keys that stay when the others are switched off: they take nothing from whoever speaks or types. */
const ALWAYS: ReadonlySet<Action> = new Set(["leave", "undo", "redo"]);

const ACTIONS: ReadonlyMap<string, Action | null> = new Map(
  KEYS.flatMap(({ keys }) => keys.flatMap(({ keys: names, action }) => names.map((name) => [name, action] as const))),
);

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What the key asks for. `on`: the keys that can be switched off are on. */
export function actionOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed, on: boolean): Action | null {
  // AltGr, with which some keyboards type brackets, counts as Ctrl and Alt.
  const control = (ctrlKey || metaKey) && !altKey;
  const shift = shiftKey && (control || key.length > 1) ? "Shift+" : "";
  const name = control ? `Ctrl+${shift}${key.toLowerCase()}` : `${shift}${key}`;
  const action = altKey && !ctrlKey ? null : (ACTIONS.get(name) ?? null);
  return action !== null && (on || ALWAYS.has(action)) ? action : null;
}

/** As it is written on keyboards. */
export function nameOf(key: string): string {
  return key
    .split("+")
    .map((part) => NAMES[part] ?? (part.length === 1 && key.includes("+") ? part.toUpperCase() : part))
    .join(" + ");
}

const NAMES: Readonly<Record<string, string>> = { Escape: "Esc", ArrowRight: "→", ArrowLeft: "←" };
