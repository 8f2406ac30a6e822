// Correcting an article: from what a person selected or chose to commands, and to what is said about them.
import type { ActorType, Claim, ClaimType, Mention, Range } from "../generated/annotation.d.ts";
import { innermost, pieceAt } from "../article/places.ts";
import { freshId, type Command } from "../edit/command.ts";
import { isReply, type ClaimPart } from "../edit/claims.ts";
import { likeClaim, likeMention, unmarked } from "../edit/occurrences.ts";
import { placeOf } from "../edit/subject.ts";
import { proposeClaim } from "../edit/propose.ts";
import { rangeOf } from "../edit/ranges.ts";
import { moveEdge, type Edge } from "../edit/words.ts";
import { describe } from "../view/describe.ts";
import type { Reading } from "./reading.svelte.ts";

/** What a list is open for: to link the chosen claim or actor, or to make something of the selected words. */
export type Picking =
  | "source"
  | "targets"
  | "answers"
  | "replies"
  | "merge"
  | "move"
  | "select-mention"
  | "select-source"
  | "select-reply";

export class Editor {
  readonly reading: Reading;
  /** The selected words of the article. */
  selection = $state.raw<Range | null>(null);
  /** Words are being selected by key. */
  marking = $state(false);
  /** Where in the text the reader is: which mention of an actor, which part of a claim is meant. */
  caret = $state(0);
  /** The editor of what is chosen is shown. */
  open = $state(false);
  picking = $state<Picking | null>(null);
  /** To what is done to this one all like it come along; whatever is chosen next is meant alone. */
  #withLike = $state.raw<Claim | Mention | null>(null);
  /** For those who listen: what has just happened. */
  said = $state("");
  /** Something has just changed at the caret; a new object each time. */
  changed = $state.raw<object | null>(null);

  readonly claim = $derived.by(() => this.#chosen("claim", (id) => this.reading.lookup.claim(id)));
  readonly actor = $derived.by(() => this.#chosen("actor", (id) => this.reading.lookup.actor(id)));
  /** The mention of the chosen actor that is meant. */
  readonly mention = $derived.by((): Mention | null => {
    const { actor, caret } = this;
    if (actor === undefined) return null;
    const own = this.reading.lookup.annotation.mentions.filter((mention) => mention.actor === actor.id);
    return innermost(own, caret) ?? own[0] ?? null;
  });
  /** The part of the chosen claim that is meant. */
  readonly part = $derived.by((): ClaimPart => pieceAt(this.claim, this.caret).part);
  /** The words that are meant: the mention, or a piece of that part of the claim. */
  readonly meant = $derived.by((): Range | null => {
    if (this.claim === undefined) return this.mention && rangeOf(this.mention);
    const { part, index } = pieceAt(this.claim, this.caret);
    return this.claim[part][index] ?? null;
  });
  /** Others that `all` means. */
  readonly like = $derived.by((): readonly (Claim | Mention)[] => {
    const { annotation } = this.reading.lookup;
    if (this.claim !== undefined) return likeClaim(annotation, this.claim);
    return this.mention === null ? [] : likeMention(annotation, this.mention);
  });
  /** Where the words of the mention stand without being marked. */
  readonly unmarked = $derived.by((): readonly Range[] =>
    this.mention === null ? [] : unmarked(this.reading.lookup.annotation, rangeOf(this.mention)),
  );

  /** Something of what is meant still waits for a person to look at it. */
  readonly acceptable = $derived.by((): boolean => {
    const item = this.claim ?? this.mention ?? this.actor;
    return [item, ...(this.all ? this.like : [])].some((one) => one?.origin === "machine");
  });

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** What is done to one is done to all like it. */
  get all(): boolean {
    return this.#withLike !== null && this.#withLike === (this.claim ?? this.mention);
  }

  set all(wanted: boolean) {
    this.#withLike = wanted ? (this.claim ?? this.mention) : null;
  }

  act(command: Command): void {
    const done = this.reading.act(command);
    if (!done) return;
    this.picking = null;
    this.all = false;
    this.say(sentence(describe(command)));
    this.changed = {};
  }

  undo(): void {
    this.#travelled("undo", this.reading.undo());
  }

  redo(): void {
    this.#travelled("redo", this.reading.redo());
  }

  #travelled(way: "undo" | "redo", command: Command | null): void {
    this.picking = null;
    if (command === null) return this.say(`Nothing to ${way}.`);
    this.say(sentence(`${way === "undo" ? "undone" : "redone"}: ${describe(command)}`));
    this.caret = placeOf(command, this.reading.lookup.annotation) ?? this.caret;
    this.changed = {};
  }

  /** The same words twice are said twice: a no-break space tells them apart. */
  say(words: string): void {
    this.said = words === this.said ? `${words}\u00a0` : words;
  }

  pick(picking: Picking | null): void {
    this.picking = picking;
    if (picking !== null && !picking.startsWith("select")) this.open = true;
  }

  // From selected words

  select(words: Range | null): void {
    if (this.reading.readOnly) return;
    if (words?.[0] === this.selection?.[0] && words?.[1] === this.selection?.[1]) return;
    this.selection = words;
    if (this.picking?.startsWith("select")) this.picking = null;
  }

  /** `speaker`: the actor who says it. `answers`: the allegation it is a reply to. */
  makeClaim(type: ClaimType, { speaker, answers }: { speaker?: string; answers?: string } = {}): void {
    if (this.selection === null) return;
    const { annotation } = this.reading.lookup;
    const claim = proposeClaim(annotation, freshId(annotation.claims, "c"), type, this.selection, speaker);
    this.#make({ kind: "addClaim", claim: answers === undefined ? claim : { ...claim, responds_to: [answers] } });
  }

  /** Of an actor of that name, or of a new one. */
  makeActor(): void {
    if (this.selection === null) return;
    const { annotation } = this.reading.lookup;
    const name = annotation.text.slice(...this.selection);
    const known = annotation.actors.find((actor) => actor.name === name);
    if (known !== undefined) return this.makeMention(known.id);
    const actor = { id: freshId(annotation.actors, "a"), name, type: "person" } as const;
    this.#make({ kind: "addActor", actor, mentions: [this.selection] });
  }

  makeMention(actor: string): void {
    if (this.selection !== null) this.#make({ kind: "addMentions", actor, ranges: [this.selection] });
  }

  /** The selected words are this part of the chosen claim. */
  usePart(part: ClaimPart): void {
    if (this.selection === null || this.claim === undefined) return;
    this.#make({ kind: "setPart", claim: this.claim.id, part, ranges: [this.selection] });
  }

  #make(command: Command): void {
    const { selection } = this;
    this.act(command);
    this.caret = selection?.[0] ?? this.caret;
    this.select(null);
    this.marking = false;
    this.open = true;
  }

  // Of what is chosen

  /** Sets the type of the chosen claim; of selected words makes a claim of it. */
  setType(type: ClaimType): void {
    if (this.selection !== null) this.makeClaim(type);
    else if (this.claim !== undefined) this.act({ kind: "retype", claims: this.#claims(this.claim), type });
  }

  setActorType(type: ActorType): void {
    if (this.actor !== undefined) this.act({ kind: "retypeActor", actor: this.actor.id, type });
  }

  accept(): void {
    const { claim, actor, mention } = this;
    if (claim !== undefined) this.act({ kind: "acceptClaims", claims: this.#claims(claim) });
    else if (actor !== undefined) {
      this.act({ kind: "acceptActor", actor: actor.id, mentions: mention === null ? [] : this.#mentions(mention) });
    }
  }

  /** The claim, or the mention of the actor. */
  remove(): void {
    const { claim, mention } = this;
    if (claim !== undefined) this.act({ kind: "deleteClaims", claims: this.#claims(claim) });
    else if (mention !== null) this.act({ kind: "deleteMentions", mentions: this.#mentions(mention) });
    this.reading.choose(null); // else the next key would remove another mention, far away
  }

  move(to: string): void {
    const { mention } = this;
    if (mention !== null) this.act({ kind: "moveMentions", mentions: this.#mentions(mention), to });
  }

  split(): void {
    const { mention, actor } = this;
    if (mention === null || actor === undefined) return;
    const { actors, text } = this.reading.lookup.annotation;
    const made = { id: freshId(actors, "a"), name: text.slice(mention.start, mention.end), type: actor.type };
    this.act({ kind: "splitActor", mentions: this.#mentions(mention), actor: made });
  }

  markOthers(): void {
    if (this.actor !== undefined) this.act({ kind: "addMentions", actor: this.actor.id, ranges: this.unmarked });
  }

  /** Moves an edge of what is meant over one word. */
  moveEdge(edge: Edge, direction: 1 | -1): void {
    const { meant } = this;
    if (meant === null) return;
    const { text } = this.reading.lookup.annotation;
    const [start, end] = meant;
    this.resize(edge === "start" ? [moveEdge(text, start, edge, direction), end] : [start, moveEdge(text, end, edge, direction)]);
  }

  /** What is meant takes other words. */
  resize(to: Range): void {
    const { claim, mention } = this;
    if (claim !== undefined) {
      const { part, index } = pieceAt(claim, this.caret);
      const ranges = claim[part].map((piece, at) => (at === index ? to : piece));
      this.act({ kind: "setPart", claim: claim.id, part, ranges });
    } else if (mention !== null) {
      this.act({ kind: "resizeMention", mention, to });
    }
    this.#stayIn(to);
  }

  #stayIn(range: Range): void {
    if (range[0] >= range[1]) return;
    this.caret = Math.min(Math.max(this.caret, range[0]), range[1] - 1);
  }

  /** Means this part of the claim from now on. */
  aimAt(range: Range | undefined): void {
    if (range !== undefined) this.caret = range[0];
  }

  /** Links or unlinks; nobody else says the same claim. */
  attribute(claim: Claim, actor: string): void {
    this.act({ kind: "attribute", claim: claim.id, actor: claim.source_actor === actor ? null : actor });
  }

  toggleTarget(claim: Claim, actor: string): void {
    this.act({ kind: "setTargets", claim: claim.id, targets: toggled(claim.targets, actor) });
  }

  /** Seen from either side; the claim that was chosen stays so. */
  toggleAnswer(reply: Claim, allegation: string): void {
    const { chosen } = this.reading;
    this.act({ kind: "setAnswers", reply: reply.id, answers: toggled(reply.responds_to, allegation) });
    this.reading.choose(chosen);
  }

  /** What the reply key opens: the list of what can be linked. */
  pickReply(): void {
    if (this.selection !== null) this.pick("select-reply");
    else if (this.claim?.type === "allegation") this.pick("replies");
    else if (this.claim !== undefined && isReply(this.claim.type)) this.pick("answers");
  }

  pickSource(): void {
    if (this.selection !== null) this.pick("select-source");
    else if (this.claim !== undefined) this.pick("source");
    else if (this.mention !== null) this.pick("move");
  }

  #claims(claim: Claim): string[] {
    return [claim, ...(this.all ? (this.like as readonly Claim[]) : [])].map(({ id }) => id);
  }

  #mentions(mention: Mention): Mention[] {
    return [mention, ...(this.all ? (this.like as readonly Mention[]) : [])];
  }

  #chosen<Item>(of: "actor" | "claim", find: (id: string) => Item | undefined): Item | undefined {
    const { chosen } = this.reading;
    return chosen?.of === of ? find(chosen.id) : undefined;
  }
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
