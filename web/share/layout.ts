// The order in which marks lie in a link. Written once for both directions: given marks it writes them, given none
// it reads them; what it returns is the same.
//
//   engine │ kinds, paragraphs │ mentions: gap, form, actor, length │ actors: type, name │ claims │ replies
//
//   claim:  gap from the last cue │ type │ cue │ source: none, a mention, or a place │ content: before or after │ …
//
// Places lie near to what was coded before them, so distances travel, and actors are counted from the nearest
// mention. Nothing here looks at the text: whoever has another text can still read the marks.
import type { Adaptive } from "./adaptive.ts";
import { ShareError } from "./error.ts";
import {
  ACTOR_TYPES, byActor, CLAIM_TYPES, CONFIDENCE_STEPS, FORMS, isReply, KINDS, MOST, ORIGINS,
  type MarkedActor, type MarkedClaim, type MarkedMention, type Marks,
} from "./model.ts";
import { Nearby } from "./nearby.ts";
import { codeString } from "./strings.ts";
import type { Place } from "./tokens.ts";

export function codeMarks(io: Adaptive, marks?: Marks): Marks {
  const engine = codeEngine(io, marks?.engine);
  const kinds = codeList(io, "kinds", MOST.paragraphs, marks?.kinds, (kind, at, all) =>
    codeEnum(io, `kind${at === 0 ? "^" : all[at - 1]}`, KINDS, kind),
  );
  const paragraphs = codeParagraphs(io, kinds.length, marks?.paragraphs);
  const mentions = codeMentions(io, marks?.mentions);
  const actors = codeActors(io, mentions, marks?.actors);
  const nearby = new Nearby(mentions, actors.length);
  const bodies = codeList(io, "claims", MOST.claims, marks?.claims, (claim, _, all) =>
    codeClaim(io, nearby, all.at(-1), claim),
  );
  const claims = bodies.map((claim, at) => ({ ...claim, respondsTo: codeReplies(io, bodies, at, marks?.claims[at]) }));
  return { engine, kinds, paragraphs, actors, mentions, claims };
}

/** How many, then each; `code` sees what came before. */
function codeList<T>(
  io: Adaptive,
  name: string,
  most: number,
  items: readonly T[] | undefined,
  code: (item: T | undefined, at: number, before: readonly T[]) => T,
): T[] {
  const length = io.number(name, most, items?.length);
  const coded: T[] = [];
  for (let at = 0; at < length; at++) coded.push(code(items?.[at], at, coded));
  return coded;
}

function codeEnum<T extends string>(io: Adaptive, name: string, all: readonly T[], value?: T): T {
  return all[io.choice(name, all.length, value === undefined ? undefined : all.indexOf(value))]!;
}

const OURS = "allegedly";
const VERSION = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;

/** Its name and its version where they are written out. */
export function speltEngine({ name, version }: Marks["engine"]): string[] {
  return [...(name === OURS ? [] : [name]), ...(VERSION.test(version) ? [] : [version])];
}

function codeEngine(io: Adaptive, engine?: Marks["engine"]): Marks["engine"] {
  const ours = io.flag("engine", engine?.name === OURS);
  const name = ours ? OURS : codeString(io, engine?.name);
  const numbers = engine === undefined ? undefined : VERSION.exec(engine.version)?.slice(1).map(Number);
  if (!io.flag("version", numbers !== undefined)) return { name, version: codeString(io, engine?.version) };
  const version = [0, 1, 2].map((at) => io.number(`version${at}`, 99_999, numbers?.[at])).join(".");
  return { name, version };
}

function codeParagraphs(io: Adaptive, length: number, places?: readonly Place[] | null): readonly Place[] | null {
  if (io.flag("lines", places === null)) return null;
  let end = 0;
  return Array.from({ length }, (_, at) => {
    const place = codePlace(io, "paragraph", end, places?.[at]);
    end = place.first + place.count;
    return place;
  });
}

/** A place whose first token is counted from `origin`, forwards or backwards. */
function codePlace(io: Adaptive, name: string, origin: number, place?: Place): Place {
  const first = origin + io.signed(`${name}@`, MOST.tokens, place && place.first - origin);
  const count = 1 + io.number(`${name}#`, MOST.tokens, place && place.count - 1);
  return { first, count, ...codeShifts(io, place) };
}

function codeShifts(io: Adaptive, place?: Place): Pick<Place, "startShift" | "endShift"> {
  const shifted = place !== undefined && (place.startShift !== 0 || place.endShift !== 0);
  if (!io.flag("shifted", shifted)) return { startShift: 0, endShift: 0 };
  return {
    startShift: io.signed("start", MOST.units, place?.startShift),
    endShift: io.signed("end", MOST.units, place?.endShift),
  };
}

function codeMentions(io: Adaptive, mentions?: readonly MarkedMention[]): MarkedMention[] {
  const recent: number[] = []; // the actors so far, the one mentioned last in front
  return codeList(io, "mentions", MOST.mentions, mentions, (mention, _, before) => {
    const last = before.at(-1);
    const origin = codeEnum(io, `mention-${last?.origin ?? ""}`, ORIGINS, mention?.origin);
    const from = last?.place.first ?? 0;
    const gap = last?.form === "pronoun" ? "gap-p" : "gap";
    const first = from + io.number(gap, MOST.tokens, mention && mention.place.first - from);
    const newness = recent.length < 3 ? `new${recent.length}` : "new";
    const isNew = io.flag(newness, mention && !recent.includes(mention.actor));
    const form = codeEnum(io, isNew ? "form-new" : "form", FORMS, mention?.form);
    const actor = isNew ? codeNewActor(io, recent, mention?.actor) : codeOldActor(io, form, recent, mention?.actor);
    const count = 1 + io.number(`${form}${isNew ? "!" : "#"}`, MOST.tokens, mention && mention.place.count - 1);
    return { actor, place: { first, count, ...codeShifts(io, mention?.place) }, form, origin };
  });
}

/** Actors mostly stand in the order of their first mentions: the next one is the lowest that is free. */
function codeNewActor(io: Adaptive, recent: number[], actor?: number): number {
  const free = recent.length === 0 ? 0 : nextFree(recent);
  const read = free + io.signed("actor", MOST.actors, actor === undefined ? undefined : actor - free);
  if (read < 0 || read >= MOST.actors || recent.includes(read)) throw new ShareError("damaged");
  recent.unshift(read);
  return read;
}

function nextFree(used: readonly number[]): number {
  return used.reduce((most, actor) => Math.max(most, actor), -1) + 1;
}

function codeOldActor(io: Adaptive, form: string, recent: number[], actor?: number): number {
  const rank = io.number(`recent-${form}`, recent.length - 1, actor === undefined ? undefined : recent.indexOf(actor));
  const [read] = recent.splice(rank, 1);
  if (read === undefined) throw new ShareError("damaged");
  recent.unshift(read);
  return read;
}

function codeActors(io: Adaptive, mentions: readonly MarkedMention[], actors?: readonly MarkedActor[]): MarkedActor[] {
  const own = byActor(mentions);
  const least = [...own.keys()].reduce((most, actor) => Math.max(most, actor + 1), 0);
  const length = least + io.number("actors", MOST.actors - least, actors && actors.length - least);
  let last = "";
  return Array.from({ length }, (_, at) => {
    const type = codeEnum(io, "type", ACTOR_TYPES, actors?.[at]?.type);
    const origin = codeEnum(io, `actor-${last}`, ORIGINS, actors?.[at]?.origin);
    last = origin;
    return { type, origin, name: codeName(io, own.get(at) ?? [], actors?.[at]?.name) };
  });
}

function codeName(io: Adaptive, own: readonly MarkedMention[], name?: MarkedActor["name"]): MarkedActor["name"] {
  if (own.length > 0 && io.flag("named", typeof name === "number")) {
    return own.length === 1 ? 0 : io.number("naming", own.length - 1, name as number | undefined);
  }
  const near = own[0]?.place.first ?? 0;
  if (io.flag("name-place", typeof name === "object")) return codePlace(io, "name", near, name as Place | undefined);
  return codeString(io, name as string | undefined);
}

function codeClaim(io: Adaptive, nearby: Nearby, last: MarkedClaim | undefined, claim?: MarkedClaim): MarkedClaim {
  const type = codeEnum(io, `claim-${last?.type ?? ""}`, CLAIM_TYPES, claim?.type);
  const origin = codeEnum(io, `made-${last?.origin ?? ""}`, ORIGINS, claim?.origin);
  const confidence = io.choice(`sure-${origin}`, CONFIDENCE_STEPS + 1, claim?.confidence);
  const cue = codePieces(io, "cue", last?.cue[0]?.first ?? 0, claim?.cue);
  const source = codeSource(io, nearby, cue[0]!, claim?.source);
  const content = codeContent(io, type, cue[0]!, source, claim?.content);
  const speakers = nearby.around(source, cue[0]!.first);
  const sourceActor = codeMaybeActor(io, source.length > 0 ? "speaker" : "unnamed", speakers, claim?.sourceActor);
  const accused = nearby.around(content, cue[0]!.first + 1, sourceActor);
  const targets = type === "allegation" ? codeTargets(io, accused, claim?.targets) : [];
  return { type, cue, source, content, sourceActor, targets, respondsTo: [], confidence, origin };
}

/** At least one place; each further one is counted from the end of the one before. */
function codePieces(io: Adaptive, name: string, origin: number, pieces?: readonly Place[]): Place[] {
  const coded = [codePlace(io, name, origin, pieces?.[0])];
  codeMorePieces(io, name, coded, pieces);
  return coded;
}

function codeMorePieces(io: Adaptive, name: string, coded: Place[], pieces?: readonly Place[]): void {
  while (io.flag(`${name}+${Math.min(coded.length, 3)}`, pieces && coded.length < pieces.length)) {
    if (coded.length >= MOST.pieces) throw new ShareError("damaged");
    const last = coded.at(-1)!;
    coded.push(codePlace(io, `${name}+`, last.first + last.count, pieces?.[coded.length]));
  }
}

/** A source is mostly where an actor is mentioned: the mention just before the cue, or one near it. */
function codeSource(io: Adaptive, nearby: Nearby, cue: Place, source?: readonly Place[]): Place[] {
  if (!io.flag("source", source && source.length > 0)) return [];
  const near = nearby.before(cue.first);
  const mention = source?.length === 1 ? nearby.find(source[0]!) : -1;
  const coded: Place[] = [];
  if (io.flag("source-mention", mention >= 0)) {
    const place = nearby.place(near + io.signed("source-which", MOST.mentions, mention - near));
    if (place === undefined) throw new ShareError("damaged");
    return [place];
  }
  const after = io.flag("source-after", source && source[0]!.first >= cue.first + cue.count);
  if (after) {
    coded.push(codePlace(io, "source>", cue.first + cue.count, source?.[0]));
  } else {
    coded.push(codeBefore(io, "source<", cue.first, source?.[0]));
  }
  codeMorePieces(io, "source", coded, source);
  return coded;
}

/** A place counted from its end backwards. */
function codeBefore(io: Adaptive, name: string, end: number, place?: Place): Place {
  const gap = io.signed(`${name}@`, MOST.tokens, place && end - place.first - place.count);
  const count = 1 + io.number(`${name}#`, MOST.tokens, place && place.count - 1);
  return { first: end - gap - count, count, ...codeShifts(io, place) };
}

/** What is claimed follows the cue (denied that …), or stands before cue and source (“…”, he said). */
function codeContent(
  io: Adaptive,
  type: string,
  cue: Place,
  source: readonly Place[],
  content?: readonly Place[],
): Place[] {
  if (!io.flag(`content-${type}`, content && content.length > 0)) return [];
  const [speaker] = source;
  const start = speaker === undefined ? cue.first : Math.min(speaker.first, cue.first);
  const inverted = speaker !== undefined && speaker.first > cue.first;
  const order = speaker === undefined ? "0" : inverted ? ">" : "<";
  const before = io.flag(`before${order}`, content && content[0]!.first < start);
  const end = inverted ? speaker.first + speaker.count : cue.first + cue.count;
  const first = content?.[0];
  const coded = [before ? codeBefore(io, `content<${order}`, start, first) : codePlace(io, `content>${order}`, end, first)];
  codeMorePieces(io, before ? "content<" : "content", coded, content);
  return coded;
}

function codeMaybeActor(io: Adaptive, name: string, ranked: Iterable<number>, actor?: number | null): number | null {
  if (!io.flag(name, actor !== undefined && actor !== null)) return null;
  return codeRank(io, `${name}-which`, [...ranked], actor ?? undefined);
}

function codeRank(io: Adaptive, name: string, ranked: readonly number[], actor?: number): number {
  const rank = io.number(name, ranked.length, actor === undefined ? undefined : ranked.indexOf(actor));
  const read = ranked[rank];
  if (read === undefined) throw new ShareError("damaged");
  return read;
}

function codeTargets(io: Adaptive, ranked: readonly number[], targets?: readonly number[]): number[] {
  const left = [...ranked];
  return codeList(io, "targets", ranked.length, targets, (target, at) => {
    const read = codeRank(io, `target${Math.min(at, 1)}`, left, target);
    left.splice(left.indexOf(read), 1);
    return read;
  });
}

/** The allegations that a reply answers, asked one by one: first those against who replies, the nearest first. */
function codeReplies(io: Adaptive, claims: readonly MarkedClaim[], at: number, claim?: MarkedClaim): number[] {
  const { type, sourceActor } = claims[at]!;
  if (!isReply(type)) return [];
  const allegations = claims.flatMap((other, index) => (other.type === "allegation" ? [index] : []));
  let left = io.number(`answers-${type}`, allegations.length, claim?.respondsTo.length);
  const answered: number[] = [];
  const accused = (index: number) => sourceActor !== null && claims[index]!.targets.includes(sourceActor);
  const distance = (index: number) => (index < at ? at - index : 2 * (index - at) + 8);
  const ranked = allegations
    .map((index) => ({ index, own: accused(index), distance: distance(index) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || a.distance - b.distance);
  let last = true;
  for (const { index, own, distance: far } of ranked) {
    if (left === 0) break;
    const name = `answer${own ? "!" : "?"}${far < 3 ? "near" : far < 12 ? "mid" : "far"}${last ? 1 : 0}`;
    last = io.flag(name, claim?.respondsTo.includes(index));
    if (!last) continue;
    answered.push(index);
    left--;
  }
  return answered.sort((a, b) => a - b);
}
