import type { Ring } from "./ring.ts";

/** Every edge of a set of rings in flat arrays: edge e of the set is the one after corner `corner[e]` of ring `ring[e]`. */
export interface EdgeSet {
  readonly rings: readonly Ring[];
  readonly ring: Uint32Array;
  readonly corner: Uint32Array;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
}

const LEAF_EDGES = 8;

/**
 * A box here has more than four sides: least and most of x·dx + y·dy along each of these directions. The slanting ones tell long slanting
 * edges apart that lie beside each other. Rounding does no harm: it keeps the order, so edges with a common point never seem apart.
 */
const DIRECTIONS: readonly (readonly [dx: number, dy: number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
  [2, 1],
  [1, 2],
  [2, -1],
  [1, -2],
];
const BOX_NUMBERS = 2 * DIRECTIONS.length;

/** Edges in an order in which neighbours in the list are neighbours on the ground (a Z-order curve over their midpoints). */
export function collectEdges(rings: readonly Ring[]): EdgeSet {
  const count = rings.reduce((sum, ring) => sum + ring.x.length, 0);
  const ringOf = new Uint32Array(count);
  const cornerOf = new Uint32Array(count);
  let next = 0;
  rings.forEach((ring, index) => {
    for (let corner = 0; corner < ring.x.length; corner++) {
      ringOf[next] = index;
      cornerOf[next++] = corner;
    }
  });
  const order = nearOrder(rings, ringOf, cornerOf);
  const pick = (read: (ring: Ring, corner: number) => number) =>
    Float64Array.from(order, (edge) => {
      const ring = rings[ringOf[edge] ?? 0];
      return ring ? read(ring, cornerOf[edge] ?? 0) : 0;
    });
  return {
    rings,
    ring: Uint32Array.from(order, (edge) => ringOf[edge] ?? 0),
    corner: Uint32Array.from(order, (edge) => cornerOf[edge] ?? 0),
    ax: pick((ring, corner) => ring.x[corner] ?? 0),
    ay: pick((ring, corner) => ring.y[corner] ?? 0),
    bx: pick((ring, corner) => ring.x[(corner + 1) % ring.x.length] ?? 0),
    by: pick((ring, corner) => ring.y[(corner + 1) % ring.y.length] ?? 0),
  };
}

function nearOrder(rings: readonly Ring[], ringOf: Uint32Array, cornerOf: Uint32Array): Uint32Array {
  const west = rings.reduce((least, ring) => Math.min(least, ring.west), Infinity);
  const south = rings.reduce((least, ring) => Math.min(least, ring.south), Infinity);
  const east = rings.reduce((most, ring) => Math.max(most, ring.east), -Infinity);
  const north = rings.reduce((most, ring) => Math.max(most, ring.north), -Infinity);
  const scaleX = 0xffff / (east - west || 1);
  const scaleY = 0xffff / (north - south || 1);
  const keys = Uint32Array.from(ringOf, (ringIndex, edge) => {
    const ring = rings[ringIndex];
    if (!ring) return 0;
    const corner = cornerOf[edge] ?? 0;
    const following = (corner + 1) % ring.x.length;
    const x = (((ring.x[corner] ?? 0) + (ring.x[following] ?? 0)) / 2 - west) * scaleX;
    const y = (((ring.y[corner] ?? 0) + (ring.y[following] ?? 0)) / 2 - south) * scaleY;
    return (spreadBits(x) | (spreadBits(y) << 1)) >>> 0;
  });
  return Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}

/** Puts a zero between the lower 16 bits of a number. */
function spreadBits(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/**
 * Calls `visit` once for every two edges whose boxes meet, until it answers false. A tree of boxes over the near order is joined with
 * itself, so the work follows the number of such pairs, not the square of the number of edges.
 */
export function forEachNearPair(edges: EdgeSet, visit: (first: number, second: number) => boolean): void {
  const tree = buildTree(edges);
  const stack: number[] = [1, 1];
  while (stack.length > 0) {
    const b = stack.pop() ?? 0;
    const a = stack.pop() ?? 0;
    if (!boxesMeet(tree.boxes, a, tree.boxes, b)) continue;
    if (a >= tree.leaves) {
      if (!visitLeaves(tree, a - tree.leaves, b - tree.leaves, visit)) return;
    } else if (a === b) stack.push(2 * a, 2 * a, 2 * a, 2 * a + 1, 2 * a + 1, 2 * a + 1);
    else stack.push(2 * a, 2 * b, 2 * a, 2 * b + 1, 2 * a + 1, 2 * b, 2 * a + 1, 2 * b + 1);
  }
}

interface EdgeTree {
  readonly count: number;
  /** How many leaves; a power of two. Node 1 is the root, node n has the children 2n and 2n + 1, leaves begin at node `leaves`. */
  readonly leaves: number;
  /** The box of each node: least and most along each direction. */
  readonly boxes: Float64Array;
  /** The same of each edge. */
  readonly edgeBoxes: Float64Array;
}

function buildTree({ ax, ay, bx, by }: EdgeSet): EdgeTree {
  const count = ax.length;
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, count / LEAF_EDGES)));
  const edgeBoxes = new Float64Array(count * BOX_NUMBERS);
  const boxes = new Float64Array(2 * leaves * BOX_NUMBERS);
  for (let side = 0; side < boxes.length; side += 2) {
    boxes[side] = Infinity;
    boxes[side + 1] = -Infinity;
  }
  for (let edge = 0; edge < count; edge++) {
    DIRECTIONS.forEach(([dx, dy], direction) => {
      const start = (ax[edge] ?? 0) * dx + (ay[edge] ?? 0) * dy;
      const end = (bx[edge] ?? 0) * dx + (by[edge] ?? 0) * dy;
      const side = edge * BOX_NUMBERS + 2 * direction;
      edgeBoxes[side] = start < end ? start : end;
      edgeBoxes[side + 1] = start < end ? end : start;
    });
    widen(boxes, leaves + Math.floor(edge / LEAF_EDGES), edgeBoxes, edge);
  }
  for (let node = leaves - 1; node >= 1; node--) {
    widen(boxes, node, boxes, 2 * node);
    widen(boxes, node, boxes, 2 * node + 1);
  }
  return { count, leaves, boxes, edgeBoxes };
}

function widen(boxes: Float64Array, node: number, others: Float64Array, other: number): void {
  const to = node * BOX_NUMBERS;
  const from = other * BOX_NUMBERS;
  for (let side = 0; side < BOX_NUMBERS; side += 2) {
    boxes[to + side] = Math.min(boxes[to + side] ?? 0, others[from + side] ?? 0);
    boxes[to + side + 1] = Math.max(boxes[to + side + 1] ?? 0, others[from + side + 1] ?? 0);
  }
}

function boxesMeet(a: Float64Array, atA: number, b: Float64Array, atB: number): boolean {
  const i = atA * BOX_NUMBERS;
  const j = atB * BOX_NUMBERS;
  for (let side = 0; side < BOX_NUMBERS; side += 2) {
    if ((a[i + side] ?? 0) > (b[j + side + 1] ?? 0) || (b[j + side] ?? 0) > (a[i + side + 1] ?? 0)) return false;
  }
  return true;
}

function visitLeaves(tree: EdgeTree, a: number, b: number, visit: (first: number, second: number) => boolean): boolean {
  const { count, edgeBoxes } = tree;
  const endA = Math.min(count, (a + 1) * LEAF_EDGES);
  const endB = Math.min(count, (b + 1) * LEAF_EDGES);
  for (let first = a * LEAF_EDGES; first < endA; first++) {
    for (let second = a === b ? first + 1 : b * LEAF_EDGES; second < endB; second++) {
      if (boxesMeet(edgeBoxes, first, edgeBoxes, second) && !visit(first, second)) return false;
    }
  }
  return true;
}
