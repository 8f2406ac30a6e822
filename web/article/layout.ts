// Where the nodes, edges and labels of a graph are drawn. The same graph is always drawn alike.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends GraphNode, Point {
  readonly radius: number;
  readonly label: Label;
}

export interface Label extends Point {
  readonly words: string;
  readonly anchor: "start" | "middle" | "end";
}

export interface PlacedEdge extends GraphEdge {
  /** The line, as an SVG path; ends where the head begins. */
  readonly line: string;
  /** The arrow head, as the points of an SVG polygon. */
  readonly head: string;
  readonly middle: Point;
  /** Points of the line, which labels keep clear of. */
  readonly along: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const TICKS = 300;
const HEAD = 9;
const MARGIN = 34;
const LETTER = 7.2; // pixels, about: the width of a letter of a label
const LINE = 15;
const LONGEST = 26; // letters of a label

interface Body extends SimulationNodeDatum {
  readonly node: GraphNode;
  readonly radius: number;
}

/** The graph in a picture of this width, in pixels; its height follows from how much there is to show. */
export function layOut({ nodes, edges }: Graph, width: number, nobody: string): Layout {
  const height = Math.round(Math.min(720, Math.max(220, 150 + 68 * Math.sqrt(nodes.length) * Math.max(1, 480 / width))));
  const bodies = settle(nodes, edges, width, height);
  const spots = new Map(bodies.map((body) => [body.node.id, { x: body.x!, y: body.y!, radius: body.radius }]));
  const drawn = placeEdges(edges, spots);
  const labels = placeLabels(bodies, drawn, width, height, nobody);
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ ...node, ...spots.get(node.id)!, label: labels.get(node.id)! })),
    edges: drawn,
  };
}

function radiusOf({ mentions }: GraphNode): number {
  return Math.min(22, 6 + 2.6 * Math.sqrt(mentions));
}

/** Lets forces push the nodes into place, all at once, then fits them into the picture. */
function settle(nodes: readonly GraphNode[], edges: readonly GraphEdge[], width: number, height: number): Body[] {
  const bodies = nodes.map((node): Body => ({ node, radius: radiusOf(node) }));
  const links = edges.filter(({ from, to }) => from !== to).map(({ from, to }) => ({ source: from, target: to }));
  forceSimulation(bodies)
    .randomSource(seeded())
    .force("charge", forceManyBody().strength(-520).distanceMax(260))
    .force("link", forceLink<Body, { source: string; target: string }>(links).id(({ node }) => node.id).distance(120))
    .force("collide", forceCollide<Body>(({ radius }) => radius + 26))
    .force("x", forceX<Body>().strength(0.09))
    .force("y", forceY<Body>().strength(0.09 * (width / height)))
    .stop()
    .tick(TICKS);
  fit(bodies, "x", width);
  fit(bodies, "y", height - LINE);
  return bodies;
}

/** A linear congruential generator (Numerical Recipes): a layout must not change from one look to the next. */
function seeded(): () => number {
  let state = 1;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

/** Moves and stretches the bodies along an axis so that they fill [0, size) but for its margins. */
function fit(bodies: readonly Body[], axis: "x" | "y", size: number): void {
  const places = bodies.map((body) => body[axis] ?? 0);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const room = size - 2 * MARGIN;
  const scale = high - low < 1 ? 0 : Math.min(room / (high - low), 2);
  for (const body of bodies) body[axis] = size / 2 + ((body[axis] ?? 0) - (low + high) / 2) * scale;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Each label below, above or beside its node: where it covers least of what is there already. */
function placeLabels(
  bodies: readonly Body[],
  edges: readonly PlacedEdge[],
  width: number,
  height: number,
  nobody: string,
): Map<string, Label> {
  const discs = bodies.map(({ x, y, radius }) => box(x!, y!, radius + 2, radius + 2));
  const taken: Box[] = [...discs, ...edges.flatMap(({ along }) => along.map(({ x, y }) => box(x, y, 7, 7)))];
  const labels = new Map<string, Label>();
  for (const body of bodies) {
    const words = shorten(body.node.name ?? nobody);
    const wide = words.length * LETTER;
    const spots = candidates(body, words, wide).map((label) => {
      const left = label.x - { start: 0, middle: wide / 2, end: wide }[label.anchor];
      const area = { left, right: left + wide, top: label.y - 11, bottom: label.y + 4 };
      return { label, area, cost: outside(area, width, height) * 4 + taken.reduce((sum, box) => sum + shared(box, area), 0) };
    });
    const best = spots.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.area);
    labels.set(body.node.id, best.label);
  }
  return labels;
}

function candidates({ x, y, radius }: Body, words: string, wide: number): Label[] {
  const [left, right] = [x! - radius - 5, x! + radius + 5];
  const shift = wide / 2 - radius;
  const middle = (dx: number, dy: number): Label => ({ words, x: x! + dx, y: y! + dy, anchor: "middle" });
  return [
    middle(0, radius + LINE),
    middle(0, -radius - 6),
    { words, x: right, y: y! + 4, anchor: "start" },
    { words, x: left, y: y! + 4, anchor: "end" },
    middle(shift, radius + LINE),
    middle(-shift, radius + LINE),
    middle(shift, -radius - 6),
    middle(-shift, -radius - 6),
  ];
}

function shorten(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).toWellFormed().trimEnd()}…`;
}

const box = (x: number, y: number, w: number, h: number): Box => ({ left: x - w, right: x + w, top: y - h, bottom: y + h });

function shared(a: Box, b: Box): number {
  const w = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return w > 0 && h > 0 ? w * h : 0;
}

/** How much of the box lies outside the picture. */
function outside(area: Box, width: number, height: number): number {
  const inside = shared(area, { left: 2, right: width - 2, top: 2, bottom: height - 2 });
  return (area.right - area.left) * (area.bottom - area.top) - inside;
}

type Spots = ReadonlyMap<string, Point & { readonly radius: number }>;

/** Edges between the same two nodes bend apart. */
function placeEdges(edges: readonly GraphEdge[], spots: Spots): PlacedEdge[] {
  const seen = new Map<string, number>();
  return edges.map((edge) => {
    const pair = [edge.from, edge.to].join(" ");
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    const [from, to] = [spots.get(edge.from)!, spots.get(edge.to)!];
    return { ...edge, ...(edge.from === edge.to ? loop(from, nth) : bow(from, to, nth)) };
  });
}

type Drawn = Pick<PlacedEdge, "line" | "head" | "middle" | "along">;
type Disc = Point & { readonly radius: number };

/** A bow from the rim of one node to that of another, to the right of its direction. */
function bow(from: Disc, to: Disc, nth: number): Drawn {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = 14 + 20 * nth + length * 0.06;
  const control = { x: (from.x + to.x) / 2 - (dy / length) * bend, y: (from.y + to.y) / 2 + (dx / length) * bend };
  const start = toward(from, control, from.radius + 2);
  const tip = toward(to, control, to.radius + 3);
  const neck = toward(tip, control, HEAD - 1);
  return {
    line: `M${at(start)} Q${at(control)} ${at(neck)}`,
    head: arrow(tip, control),
    middle: onBow(start, control, neck, 0.5),
    along: [0.15, 0.3, 0.5, 0.7, 0.85, 1].map((share) => onBow(start, control, neck, share)),
  };
}

/** A point of the quadratic curve from `a` to `c` that bends toward `b`. */
function onBow(a: Point, b: Point, c: Point, share: number): Point {
  const [p, q, r] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: p * a.x + q * b.x + r * c.x, y: p * a.y + q * b.y + r * c.y };
}

/** Above a node that alleges something about itself. */
function loop({ x, y, radius }: Disc, nth: number): Drawn {
  const size = radius + 22 + 12 * nth;
  const [left, right] = [{ x: x - size, y: y - radius - size }, { x: x + size, y: y - radius - size }];
  const [start, tip] = [toward({ x, y }, left, radius + 2), toward({ x, y }, right, radius + 3)];
  return {
    line: `M${at(start)} C${at(left)} ${at(right)} ${at(toward(tip, right, HEAD - 1))}`,
    head: arrow(tip, right),
    middle: { x, y: y - radius - size * 0.75 },
    along: [start, { x, y: y - radius - size * 0.75 }, tip],
  };
}

/** The point `distance` away from `a` in the direction of `b`. */
function toward(a: Point, b: Point, distance: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: a.x + ((b.x - a.x) / length) * distance, y: a.y + ((b.y - a.y) / length) * distance };
}

/** A head with its tip at `tip` that comes from `from`. */
function arrow(tip: Point, from: Point): string {
  const neck = toward(tip, from, HEAD);
  const [sx, sy] = [(neck.y - tip.y) * 0.5, (tip.x - neck.x) * 0.5];
  return [tip, { x: neck.x + sx, y: neck.y + sy }, { x: neck.x - sx, y: neck.y - sy }].map(at).join(" ");
}

const at = ({ x, y }: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;
