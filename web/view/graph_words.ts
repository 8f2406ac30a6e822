// The graph in words: for those who hear it, and as the list below it.
import type { Graph, GraphEdge, GraphNode } from "../article/graph.ts";
import { ACTOR_TYPE, NO_SOURCE, times } from "./words.ts";

const ANSWERED = {
  denied: ", denied",
  admitted: ", admitted",
  no_response: ", no response",
  unanswered: ", unanswered",
} as const;

function nodeName({ name }: Pick<GraphNode, "name">): string {
  return name ?? NO_SOURCE;
}

export function nodeWords(node: GraphNode, edges: readonly GraphEdge[]): string {
  const what = node.type === null ? "" : `, ${ACTOR_TYPE[node.type].toLowerCase()}, ${times(node.mentions, "mention")}`;
  const count = (of: (edge: GraphEdge) => boolean) => edges.filter(of).reduce((sum, { claims }) => sum + claims.length, 0);
  const alleged = count(({ from, type }) => from === node.id && type === "allegation");
  const accused = count(({ to, type }) => to === node.id && type === "allegation");
  const replies = count(({ from, type }) => from === node.id && type !== "allegation");
  const parts = [
    alleged > 0 ? `alleges ${alleged}` : "",
    accused > 0 ? `accused ${accused} ${accused === 1 ? "time" : "times"}` : "",
    replies > 0 ? `${times(replies, "reply", "replies")}` : "",
  ].filter(Boolean);
  return `${nodeName(node)}${what}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

/** "Auditors about Weir Harbour: 2 allegations, denied" */
export function edgeWords(edge: GraphEdge, graph: Graph): string {
  const name = (id: string) => nodeName(graph.nodes.find((node) => node.id === id) ?? { name: null });
  const [from, to] = [name(edge.from), name(edge.to)];
  const count = edge.claims.length;
  switch (edge.type) {
    case "allegation":
      return `${from} about ${to}: ${times(count, "allegation")}${edge.standing === null ? "" : ANSWERED[edge.standing]}`;
    case "denial":
      return `${from} to ${to}: ${times(count, "denial")}`;
    case "admission":
      return `${from} to ${to}: ${times(count, "admission")}`;
    case "non_response":
      return `${from} to ${to}: no response${count === 1 ? "" : ` (${count} times)`}`;
  }
}
