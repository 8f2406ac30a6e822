// From the marks of a link to an annotation of a text. What has no place in the text is left out and named, and so is
// what has one although its words were changed; what is returned satisfies the schema and the rules that the core checks.
import type { Actor, Annotation, Claim, Mention, Paragraph, Range, Standing } from "../generated/annotation.d.ts";
import { linesOf } from "./convert.ts";
import { byActor, CONFIDENCE_STEPS, PARTS, type MarkedClaim, type Marks, type PartName } from "./model.ts";
import type { Place } from "./tokens.ts";

/** A mark of the sender's for which the text has no place. */
export interface LostMark {
  /** `cue`: the claim as a whole. `actor`: one of whose mentions none is left. */
  readonly what: "actor" | "mention" | PartName;
  /** The claim's type, null where it is an actor or a mention. */
  readonly type: MarkedClaim["type"] | null;
  /** Whom it concerns, if anybody who is left: the actor mentioned, or who claims. */
  readonly actor: string | null;
  /** About where in the text it would be. */
  readonly near: Range;
}

/** A part of a claim that has its place, but other words than the sender's. */
export interface ChangedMark {
  readonly what: PartName;
  readonly type: MarkedClaim["type"];
  readonly actor: string | null;
  readonly at: Range;
}

export interface Restored {
  readonly annotation: Annotation;
  readonly lost: readonly LostMark[];
  readonly changed: readonly ChangedMark[];
}

/** Where places lie in the receiver's text. */
export interface Locator {
  readonly text: string;
  locate(place: Place): Range | null;
  /** Of a place that is not located: where it is nevertheless, with some other words in it. */
  locateChanged(place: Place): Range | null;
  /** A guess that is always a range of the text, empty perhaps. */
  near(place: Place): Range;
}

export function restore(marks: Marks, locator: Locator): Restored {
  return new Restorer(marks, locator).restore();
}

interface Found<T> {
  readonly from: T;
  readonly ranges: Record<PartName, Range[]>;
}

class Restorer {
  readonly #marks: Marks;
  readonly #locator: Locator;
  readonly #lost: LostMark[] = [];
  readonly #changed: ChangedMark[] = [];
  /** By the sender's number; null: lost. */
  #actors: (Actor | null)[] = [];

  constructor(marks: Marks, locator: Locator) {
    this.#marks = marks;
    this.#locator = locator;
  }

  restore(): Restored {
    const { engine, mentions } = this.#marks;
    const ranges = mentions.map(({ place }) => this.#locator.locate(place));
    this.#actors = this.#restoreActors(ranges);
    const restored = this.#restoreMentions(ranges);
    const claims = this.#restoreClaims();
    const annotation: Annotation = {
      format: "allegedly.annotation",
      version: 1,
      engine: { ...engine },
      offsets: "utf16",
      text: this.#locator.text,
      paragraphs: this.#restoreParagraphs(),
      actors: this.#actors.filter((actor) => actor !== null),
      mentions: restored,
      claims,
    };
    return { annotation, lost: this.#lost, changed: this.#changed };
  }

  #lose(what: LostMark["what"], place: Place, type: LostMark["type"], actor: number | null): void {
    const name = actor === null ? null : (this.#actors[actor]?.name ?? null);
    this.#lost.push({ what, type, actor: name, near: this.#locator.near(place) });
  }

  #change(what: PartName, { type, sourceActor }: MarkedClaim, at: Range): void {
    const actor = sourceActor === null ? null : (this.#actors[sourceActor]?.name ?? null);
    this.#changed.push({ what, type, actor, at });
  }

  #restoreActors(ranges: readonly (Range | null)[]): (Actor | null)[] {
    const own = byActor(this.#marks.mentions.map((mention, at) => ({ ...mention, range: ranges[at] ?? null })));
    let kept = 0;
    return this.#marks.actors.map(({ name, type, origin }, at) => {
      const mentions = own.get(at) ?? [];
      const found = this.#nameOf(name, mentions);
      if (found !== null) return { id: `a${++kept}`, name: found, type, origin };
      this.#lose("actor", mentions[0]?.place ?? (name as Place), null, null);
      return null;
    });
  }

  /** The sender's name of the actor; where its words are lost, the longest that the text still has for it. */
  #nameOf(
    name: Marks["actors"][number]["name"],
    mentions: readonly { readonly form: string; readonly range: Range | null }[],
  ): string | null {
    if (typeof name === "string") return name;
    const naming = typeof name === "number" ? (mentions[name]?.range ?? null) : this.#locator.locate(name);
    const words = (range: Range) => this.#locator.text.slice(...range);
    if (naming !== null) return words(naming);
    const left = mentions.flatMap(({ form, range }) => (range === null ? [] : [{ form, words: words(range) }]));
    const names = left.filter(({ form }) => form === "name");
    const [longest] = (names.length > 0 ? names : left).sort((a, b) => b.words.length - a.words.length);
    return longest?.words ?? null;
  }

  #restoreMentions(ranges: readonly (Range | null)[]): Mention[] {
    const found = this.#marks.mentions.flatMap(({ actor, place, form, origin }, at) => {
      const [range, id] = [ranges[at] ?? null, this.#actors[actor]?.id];
      if (range !== null && id !== undefined) return [{ actor: id, start: range[0], end: range[1], form, origin }];
      this.#lose("mention", place, null, actor);
      return [];
    });
    return found.sort((a, b) => a.start - b.start);
  }

  #restoreClaims(): Claim[] {
    const found = this.#marks.claims.flatMap((from) => this.#find(from) ?? []);
    found.sort((a, b) => a.ranges.cue[0]![0] - b.ranges.cue[0]![0]);
    const ids = new Map(found.map(({ from }, at) => [this.#marks.claims.indexOf(from), `c${at + 1}`]));
    const actorId = (actor: number) => this.#actors[actor]?.id;
    const claims = found.map(({ from, ranges }, at): Claim => ({
      id: `c${at + 1}`,
      type: from.type,
      cue: ranges.cue as [Range, ...Range[]],
      source: ranges.source,
      content: ranges.content,
      source_actor: from.sourceActor === null ? null : (actorId(from.sourceActor) ?? null),
      targets: from.targets.flatMap((target) => actorId(target) ?? []),
      responds_to: from.respondsTo.flatMap((answered) => ids.get(answered) ?? []),
      standing: null,
      confidence: from.confidence / CONFIDENCE_STEPS,
      evidence: null,
      origin: from.origin,
    }));
    return withStandings(claims);
  }

  #find(from: MarkedClaim): Found<MarkedClaim> | null {
    const ranges: Found<MarkedClaim>["ranges"] = { cue: [], source: [], content: [] };
    for (const part of PARTS) {
      for (const place of from[part]) {
        const exact = this.#locator.locate(place);
        const range = exact ?? (part === "cue" ? null : this.#locator.locateChanged(place));
        const last = ranges[part].at(-1);
        if (range !== null && (last === undefined || last[1] <= range[0])) {
          ranges[part].push(range);
          if (exact === null) this.#change(part, from, range);
          continue;
        }
        this.#lose(part, place, from.type, from.sourceActor);
        if (part === "cue") return null;
      }
    }
    return { from, ranges };
  }

  #restoreParagraphs(): Paragraph[] {
    const { paragraphs, kinds } = this.#marks;
    if (paragraphs === null) {
      const lines = linesOf(this.#locator.text);
      return lines.map((line, at) => ({ ...line, kind: kindOf(kinds, at, lines.length) }));
    }
    let end = 0;
    return paragraphs.flatMap((place, at) => {
      const range = this.#locator.locate(place) ?? this.#locator.locateChanged(place);
      if (range === null || range[0] < end) return [];
      end = range[1];
      return [{ start: range[0], end: range[1], kind: kinds[at]! }];
    });
  }
}

/** The sender's kind of a line; where lines came or went, what begins and what ends an article is still known. */
function kindOf(kinds: Marks["kinds"], at: number, lines: number): Paragraph["kind"] {
  const head = kinds.findIndex((kind) => kind === "body");
  if (lines === kinds.length || head < 0 || at < head) return kinds[at] ?? "body";
  const fromEnd = kinds.length - (lines - at);
  const tail = kinds.findLastIndex((kind) => kind === "body");
  return fromEnd > tail ? kinds[fromEnd]! : "body";
}

const ANSWERS: Partial<Record<Claim["type"], Standing>> = {
  denial: "denied",
  admission: "admitted",
  non_response: "no_response",
};
const PRECEDENCE: readonly Standing[] = ["denied", "admitted", "no_response", "unanswered"];

/** How each allegation stands, from the replies to it (src/claims/standing.hpp). */
function withStandings(claims: readonly Claim[]): Claim[] {
  const standings = new Map<string, Standing>();
  for (const { type, responds_to } of claims) {
    for (const id of responds_to) {
      const [old, fresh] = [standings.get(id) ?? "unanswered", ANSWERS[type] ?? "unanswered"];
      standings.set(id, PRECEDENCE.indexOf(fresh) < PRECEDENCE.indexOf(old) ? fresh : old);
    }
  }
  return claims.map((claim) => ({
    ...claim,
    standing: claim.type === "allegation" ? (standings.get(claim.id) ?? "unanswered") : null,
  }));
}
