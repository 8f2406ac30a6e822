// Files as strangers may make them: an honest one in which something was made wrong, in what it says or in its bytes.
import fc from "fast-check";

export const SCRIPT = `</script><script>alert("x")</script><img src=x onerror=alert(1)>`;

const VALUES: readonly unknown[] = [
  null, true, -1, 0, 1.5, 1e9, 2 ** 53, -1e308, "", "x", "__proto__", "a1", "c1", "c99", "T1", "E1", "T1;T2", "0 5;5 9", SCRIPT, "\n", "\t",
  "\ud83d", "y".repeat(5_000), [], {}, [[0, 1e9]], [[5, 1]], [[-3, 4]], [[0, 1], [0, 1]], ["c1", "c1", "c2"], Array(300).fill([0, 5]),
  { constructor: { prototype: { x: 1 } } },
];

interface Change {
  /** Steps down the tree; each number picks one of what is there. */
  readonly path: readonly number[];
  readonly how: "set" | "remove" | "repeat" | "extend";
  readonly value: unknown;
}

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat(50), { minLength: 1, maxLength: 5 }),
    how: fc.constantFrom("set", "set", "set", "remove", "repeat", "extend"),
    value: fc.constantFrom(...VALUES),
  }),
  { minLength: 1, maxLength: 3 },
);

type Branch = unknown[] | Record<string, unknown>;
const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

function apply(branch: Branch, { path: [step = 0, ...further], how, value }: Change): void {
  const keys = Object.keys(branch);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const holder = branch as Record<string, unknown>;
  const inner = holder[key];
  if (further.length > 0 && isBranch(inner) && Object.keys(inner).length > 0) {
    apply(inner, { path: further, how, value });
  } else if (how === "remove") {
    if (Array.isArray(branch)) branch.splice(Number(key), 1);
    else delete holder[key];
  } else if (how === "repeat" && Array.isArray(branch)) {
    branch.push(inner, inner);
  } else if (how === "extend") {
    if (Array.isArray(branch)) branch.push(structuredClone(value));
    else holder[SCRIPT] = structuredClone(value);
  } else {
    holder[key] = structuredClone(value);
  }
}

/** How a format writes what a tree of lists and objects says, and reads it. */
interface Notation {
  readonly parse: (file: string) => Branch;
  readonly write: (tree: unknown) => string;
}

const JSON_NOTATION: Notation = { parse: (file) => JSON.parse(file) as Branch, write: (tree) => JSON.stringify(tree) };

/** Lines of fields of words. */
const LINES_NOTATION: Notation = {
  parse: (file) => file.split("\n").map((line) => line.split("\t").map((field) => field.split(" "))),
  write: (tree) => joined(tree, ["\n", "\t", " "]),
};

function joined(value: unknown, [separator = ",", ...further]: readonly string[]): string {
  if (Array.isArray(value)) return value.map((part) => joined(part, further)).join(separator);
  return typeof value === "string" ? value : JSON.stringify(value);
}

const encode = (text: string) => new TextEncoder().encode(text);

function changed(honest: string, { parse, write }: Notation): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return changes.map((made) => {
    const tree = parse(honest);
    for (const change of made) apply(tree, change);
    return encode(write(tree));
  });
}

/** Bytes lost, put in, or exchanged: what comes of it may be no UTF-8. */
export function damaged(honest: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const lost = fc.constantFrom(0, 1, 1, 7, honest.length);
  const cut = fc.tuple(fc.nat(honest.length), lost, fc.uint8Array({ maxLength: 3 }));
  return cut.map(([at, count, put]) => new Uint8Array([...honest.subarray(0, at), ...put, ...honest.subarray(at + count)]));
}

/** Mostly files that are well-formed and lie; some that are broken. */
function madeUp(honest: string, notation: Notation): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc.oneof({ arbitrary: changed(honest, notation), weight: 3 }, { arbitrary: damaged(encode(honest)), weight: 1 });
}

export const madeUpJson = (honest: string) => madeUp(honest, JSON_NOTATION);
export const madeUpLines = (honest: string) => madeUp(honest, LINES_NOTATION);
