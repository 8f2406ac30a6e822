// The words of the help on what to mark. Every example is made up.
import type { Kind } from "../article/marks.ts";
import type { ClaimType } from "../generated/annotation.d.ts";

export interface Example {
  readonly words: string;
  readonly why: string;
}

interface Entry {
  readonly type: ClaimType;
  readonly meaning: string;
  /** What is easily taken for it. */
  readonly not: string | null;
}

/** In the order in which they are decided. */
export const CLAIMS: readonly Entry[] = [
  {
    type: "non_response",
    meaning: "Somebody is reported as not answering.",
    not: "refusing to hand something over.",
  },
  {
    type: "denial",
    meaning:
      "Somebody says that an allegation is untrue, or anything that is said of them or of those they speak for. A plain “never” or “not” is enough where it answers.",
    not: "refusing what was asked for, as in “denied him a visa” or “rejected the offer”.",
  },
  {
    type: "admission",
    meaning: "Somebody accepts as true what is held against them, or what harms them.",
    not: "somebody else confirming it.",
  },
  {
    type: "allegation",
    meaning:
      "Somebody says, or the article hints with a word such as “alleged”, that an actor did something wrong, illegal, deceptive or harmful, or something that may not have happened at all.",
    not: "criticism of taste or skill, a fear of what may come, a court's verdict, or what the article says on its own account.",
  },
  {
    type: "statement",
    meaning: "Everything else that somebody says, writes, thinks, plans or orders.",
    not: null,
  },
];

export const EXAMPLES: Record<Kind, readonly Example[]> = {
  actor: [
    { words: "Councillor Ida Brandt", why: "a person: Ida Brandt" },
    { words: "the Fernvale Water Board", why: "an organization: Fernvale Water Board" },
    { words: "the logbook shows", why: "a document that speaks: logbook" },
  ],
  allegation: [
    { words: "Residents accused the water board of hiding test results.", why: "cue: accused; about: the water board" },
    { words: "the alleged payments to two inspectors", why: "nobody is named as its source" },
    { words: "Brandt said the board had lied.", why: "an ordinary verb, but what is said is a wrong" },
  ],
  denial: [
    { words: "‘We hid no results,’ its director said.", why: "a plain negative that answers" },
    { words: "The board called the report a smear.", why: "says that it is untrue" },
  ],
  admission: [
    { words: "The board acknowledged that one sample was lost.", why: "cue: acknowledged" },
    { words: "He pleaded guilty to forging the label.", why: "a confession" },
  ],
  non_response: [
    { words: "The director declined to comment.", why: "cue: declined" },
    { words: "She would neither confirm nor deny it.", why: "neither a denial nor an admission" },
  ],
  statement: [
    { words: "The mayor said the pipes are eighty years old.", why: "nobody is accused" },
    { words: "A court found the foreman guilty.", why: "a ruling is no allegation any more" },
  ],
};
