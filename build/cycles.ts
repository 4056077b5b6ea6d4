/**
 * The knots of a graph: each group of files that import one another, as one closed walk through it
 * (`[a, b, a]`), found by Tarjan's strongly connected components.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return components(graph)
    .map((group) => closedWalk(graph, group))
    .filter((walk) => walk.length > 1);
}

function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const groups: string[][] = [];

  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    stack.push(node);
    open.add(node);
    let least = own;
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) least = Math.min(least, visit(next));
      else if (open.has(next)) least = Math.min(least, order.get(next) ?? least);
    }
    low.set(node, least);
    if (least === own) groups.push(close(stack, open, node));
    return least;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return groups;
}

function close(stack: string[], open: Set<string>, root: string): string[] {
  const group = stack.splice(stack.lastIndexOf(root));
  for (const member of group) open.delete(member);
  return group;
}

/** The shortest way from the group's first file back to itself; empty where there is none. */
function closedWalk(graph: ReadonlyMap<string, readonly string[]>, group: readonly string[]): string[] {
  const [start] = group;
  if (start === undefined) return [];
  const inside = new Set(group);
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let walk = queue.shift(); walk; walk = queue.shift()) {
    for (const next of graph.get(walk.at(-1) ?? '') ?? []) {
      if (next === start) return [...walk, start];
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...walk, next]);
    }
  }
  return [];
}
