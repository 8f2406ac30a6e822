// The words for what the annotation calls by code.
import type { Sureness } from "../article/confidence.ts";
import type { Relation } from "../article/lens.ts";
import type { Strength } from "../article/strength.ts";
import type { Verdict } from "../article/score.ts";
import type { ActorType, MentionForm, Origin, Reading, Standing } from "../generated/annotation.d.ts";
import type { Kind } from "../article/marks.ts";
import type { ClaimPart } from "../edit/claims.ts";
import type { Doing } from "../store/screen.ts";

export const GLYPH: Record<Kind, string> = {
  actor: "●",
  allegation: "▲",
  denial: "⊘",
  admission: "✓",
  non_response: "…",
  statement: "“",
};

export const ONE: Record<Kind, string> = {
  actor: "Actor",
  allegation: "Allegation",
  denial: "Denial",
  admission: "Admission",
  non_response: "No response",
  statement: "Statement",
};

export const MANY: Record<Kind, string> = {
  actor: "Actors",
  allegation: "Allegations",
  denial: "Denials",
  admission: "Admissions",
  non_response: "No response",
  statement: "Statements",
};

export const ACTOR_TYPE: Record<ActorType, string> = {
  person: "Person",
  organization: "Organization",
  state: "State",
  group: "Group",
  document: "Document",
};

export const PART: Record<ClaimPart, string> = {
  cue: "Cue",
  source: "Source",
  content: "Content",
};

export const STANDING: Record<Standing, string> = {
  denied: "Denied",
  admitted: "Admitted",
  no_response: "No response",
  unanswered: "Unanswered",
};

export const STANDING_GLYPH: Record<Standing, string> = {
  denied: GLYPH.denial,
  admitted: GLYPH.admission,
  no_response: GLYPH.non_response,
  unanswered: "–",
};

/** Of a claim's source. */
export const STRENGTH: Record<Strength, string> = {
  named: "Named",
  anonymous: "Anonymous",
  document: "Document",
  nobody: "Nobody named",
};

export const SURENESS: Record<Sureness, string> = {
  sure: "Sure",
  likely: "Likely",
  unsure: "Unsure",
  guess: "A guess",
};

export const ORIGIN: Record<Origin, string> = {
  machine: "The machine",
  edited: "The machine, changed or confirmed by hand",
  human: "By hand",
};

/** What a claim's words alone say of its type. */
export const READING: Record<Reading, string> = {
  no_answer: "Somebody gives no answer, as in “declined to comment”",
  deny: "Somebody denies something, as in “denied dumping waste”",
  deny_negated: "Somebody does not deny something, as in “did not deny it”",
  refuse: "Somebody is refused something, as in “denied bail”",
  reject_claim: "Somebody rejects what others claim, as in “rejected claims that …”",
  reject: "Somebody rejects something, as in “rejected the comparison”",
  says_false: "Somebody calls something untrue, as in “called the story a hoax”",
  insist_negative: "Somebody insists that something was not so, as in “insisted she had stolen nothing”",
  negated: "Somebody does not say something, as in “never said”",
  admit: "Somebody admits something, as in “admitted”",
  accuse_of_deed: "Somebody accuses somebody of a deed, as in “accused the firm of fraud”",
  accuse: "Somebody blames something, as in “blamed the weather”",
  allege: "Somebody alleges something, as in “claimed”",
  say_wrong: "Somebody says that a wrong was done, as in “said the firm had bribed two officials”",
  hedge_strong: "The article keeps its distance, as in “the alleged deal”",
  hedge_wrong: "The article keeps its distance from a wrong, as in “the reported bribes”",
  hedge: "The article reports at second hand, as in “the reported rise”",
  order: "Somebody wants something done, as in “demanded”",
  think: "Somebody thinks or feels something, as in “believes”",
  describe: "Somebody describes something, as in “called him a friend”",
  say: "Somebody says something, as in “said”",
};

export const RELATION: Record<Relation, string> = {
  alleges: "Alleges",
  accused: "Is accused",
  denies: "Denies",
  admits: "Admits",
  silent: "Does not respond",
  states: "States",
};

export const RELATION_GLYPH: Record<Relation, string> = {
  alleges: GLYPH.allegation,
  accused: GLYPH.allegation,
  denies: GLYPH.denial,
  admits: GLYPH.admission,
  silent: GLYPH.non_response,
  states: GLYPH.statement,
};

export const FORM: Record<MentionForm, string> = {
  name: "by name",
  nominal: "by description",
  pronoun: "by pronoun",
};

/** Of two articles side by side. */
export const SIDE = { here: "First article", there: "Second article" } as const;

/** Of a mark that is checked against a key. */
export const VERDICT: Record<Verdict, string> = {
  agreed: "In both",
  missed: "Only in the key",
  extra: "Only in yours",
};

export const VERDICT_LABEL: Record<Verdict, string> = {
  agreed: "agreed",
  missed: "missed",
  extra: "not in the key",
};

export const VERDICT_GLYPH: Record<Verdict, string> = {
  agreed: "=",
  missed: "−",
  extra: "+",
};

export const STAGE: Record<Doing, string> = {
  reading: "Reading the file",
  unpacking: "Unpacking the link",
  starting: "Starting the annotator",
  annotating: "Reading the article: who is in it, and who says what about whom",
};

export const NO_SOURCE = "Nobody named";
export const NO_TARGET = "Nobody named";

export function times(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
