/**
 * Which way three points turn, exactly.
 *
 * Every verdict of the validator is built from this one sign, so it must never be wrong: a hole that touches its shell and a hole that
 * crosses it differ by the last bit. Plain arithmetic decides when its rounding error cannot change the sign (the bound is J. R. Shewchuk,
 * "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997, error A of ORIENT2D). Otherwise the
 * determinant is summed without any rounding, as an expansion of doubles. GEOS decides the same question in double-double arithmetic.
 */
const EPSILON = 2 ** -53;
const ERROR_BOUND = (3 + 16 * EPSILON) * EPSILON;
/** Splits a double of 53 bits into two halves of 26 (T. J. Dekker, 1971). */
const SPLITTER = 2 ** 27 + 1;

/** Positive when a → b → c turns left (counter-clockwise), negative when right, 0 when the three lie on one line. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const determinant = left - right;
  const bound = ERROR_BOUND * (Math.abs(left) + Math.abs(right));
  if (determinant > bound || determinant < -bound) return determinant;
  // A difference of doubles has the right sign even when rounded, so products of different signs (or with a zero) are decided too.
  if (left >= 0 !== right >= 0 || left === 0 || right === 0) return determinant;
  return exactOrientation(ax, ay, bx, by, cx, cy);
}

function exactOrientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const sum: number[] = [];
  addProduct(sum, ax, by);
  addProduct(sum, -ay, bx);
  addProduct(sum, bx, cy);
  addProduct(sum, -by, cx);
  addProduct(sum, cx, ay);
  addProduct(sum, -cy, ax);
  // The largest component comes last and outweighs all others together.
  return sum.at(-1) ?? 0;
}

/** Adds a·b, which may need two doubles, to an expansion: components that do not overlap, smallest first, none of them zero. */
function addProduct(sum: number[], a: number, b: number): void {
  const product = a * b;
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  const rest = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
  addTerm(sum, rest);
  addTerm(sum, product);
}

function addTerm(sum: number[], term: number): void {
  let carry = term;
  let kept = 0;
  for (const component of sum) {
    const total = carry + component;
    const virtual = total - carry;
    const error = carry - (total - virtual) + (component - virtual);
    if (error !== 0) sum[kept++] = error;
    carry = total;
  }
  sum.length = kept;
  if (carry !== 0) sum.push(carry);
}
