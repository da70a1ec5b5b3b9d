import { type CoordinateReason, coordinateReason } from "./reasons.ts";
import type { Axis, NumberToken, Token } from "./spelling.ts";

/** A latitude or a longitude as it was written. */
export interface WrittenAngle {
  readonly degrees: number;
  /** How many numbers it was written with: 1 degrees, 2 and minutes, 3 and seconds. */
  readonly parts: number;
  /** Undefined where nothing says which of the two it is. */
  readonly axis: Axis | undefined;
}

export type ReadAngles =
  | { readonly ok: true; readonly angles: readonly [WrittenAngle, WrittenAngle] }
  | { readonly ok: false; readonly reason: CoordinateReason };

/** The two angles a row of parts stands for. */
export function readAngles(tokens: readonly Token[]): ReadAngles {
  const grouping = new Grouping();
  for (const token of tokens) {
    const reason = grouping.take(token);
    if (reason) return { ok: false, reason };
  }
  const groups = grouping.pair();
  if ("code" in groups) return { ok: false, reason: groups };
  const [first, second] = [readAngle(groups[0]), readAngle(groups[1])];
  if ("code" in first) return { ok: false, reason: first };
  if ("code" in second) return { ok: false, reason: second };
  if (first.axis && first.axis === second.axis) return { ok: false, reason: { code: coordinateReason.sameAxisTwice } };
  return { ok: true, angles: [first, second] };
}

/** The numbers of one angle, with the part of an angle each is marked as, and what was said of its axis. */
interface Group {
  readonly numbers: { readonly token: NumberToken; part?: 0 | 1 | 2 }[];
  axis?: Axis;
  /** Of its direction; 0 while none is written. */
  sign: -1 | 0 | 1;
  /** Is its axis written by name ("latitude") and not, or not only, by a direction ("N")? */
  isNamed: boolean;
  hasLetterMarks: boolean;
  /** Nothing more belongs to it but words for its axis. */
  isClosed: boolean;
}

const emptyGroup = (): Group => ({ numbers: [], sign: 0, isNamed: false, hasLetterMarks: false, isClosed: false });

/**
 * Puts the parts into groups of one angle each. A group ends at a separator, before a second number of degrees, after the letter that follows
 * its numbers (`47 N 106 E`) or before the one that leads the next (`N 47 E 106`). Where nothing of this is written, numbers are shared out
 * in halves.
 */
class Grouping {
  readonly #groups: Group[] = [emptyGroup()];
  readonly #separators = new Set<string>();

  get #current(): Group {
    return this.#groups.at(-1) ?? this.#open();
  }

  take(token: Token): CoordinateReason | undefined {
    switch (token.kind) {
      case "number":
        (this.#current.isClosed ? this.#open() : this.#current).numbers.push({ token });
        return undefined;
      case "mark":
        return this.#mark(token.part, token.isLetter, token.text);
      case "s":
        return this.#current.hasLetterMarks ? this.#mark(2, true, token.text) : this.#name("latitude", -1, token.text);
      case "axis":
        return this.#name(token.axis, token.sign, token.text);
      case "separator":
        this.#separators.add(token.text);
        if (this.#current.numbers.length > 0) this.#current.isClosed = true;
        return undefined;
      default:
        return unknownPart(token.text);
    }
  }

  /** The two groups, or why there are not two. */
  pair(): readonly [Group, Group] | CoordinateReason {
    const numbers = this.#groups.flatMap((group) => group.numbers);
    const [first, second, ...others] = this.#groups;
    if (first && second && others.length === 0 && second.numbers.length > 0) return [first, second];
    if (!this.#canBeHalved(numbers.length)) {
      const isOneAngle = this.#groups.length === 1 && numbers.slice(0, -1).every(({ token }) => token.isWhole);
      return numbers.length <= 1 || (isOneAngle && numbers.length <= 3)
        ? { code: coordinateReason.incomplete }
        : { code: coordinateReason.tooManyNumbers, values: { count: numbers.length } };
    }
    const half = numbers.length / 2;
    return [
      { ...emptyGroup(), numbers: numbers.slice(0, half) },
      { ...emptyGroup(), numbers: numbers.slice(half) },
    ];
  }

  /** Only bare numbers, all set apart in the same manner, say nothing of where one angle ends. */
  #canBeHalved(count: number): boolean {
    const groups = this.#groups;
    const isUniform = groups.length === 1 || groups.every(({ numbers }) => numbers.length === 1);
    const isBare = groups.every(({ axis, numbers }) => !axis && numbers.every(({ part }) => part === undefined));
    return isUniform && isBare && this.#separators.size <= 1 && (count === 2 || count === 4 || count === 6);
  }

  #open(): Group {
    const group = emptyGroup();
    this.#groups.push(group);
    return group;
  }

  #mark(part: 0 | 1 | 2, isLetter: boolean, text: string): CoordinateReason | undefined {
    let group = this.#current;
    const number = group.numbers.at(-1);
    if (!number || group.isClosed || number.part !== undefined) return unknownPart(text);
    if (part === 0 && group.numbers.length > 1) {
      group.numbers.pop();
      group = this.#open();
      group.numbers.push(number);
    }
    number.part = part;
    group.hasLetterMarks ||= isLetter;
    return undefined;
  }

  #name(axis: Axis, sign: -1 | 0 | 1, text: string): CoordinateReason | undefined {
    const current = this.#current;
    const isLeading = current.numbers.length === 0;
    const isMoreOfTheSame = current.axis === axis && (sign === 0 ? !current.isNamed : current.sign === 0);
    if (isMoreOfTheSame || (!current.axis && (isLeading || !current.isClosed))) {
      current.axis = axis;
      current.sign = sign || current.sign;
      current.isNamed ||= sign === 0;
      current.isClosed ||= !isLeading;
      return undefined;
    }
    if (isLeading) return unknownPart(text);
    Object.assign(this.#open(), { axis, sign, isNamed: sign === 0 });
    return undefined;
  }
}

function readAngle({ numbers, axis, sign }: Group): WrittenAngle | CoordinateReason {
  if (numbers.length > 3) return { code: coordinateReason.tooManyNumbers, values: { count: numbers.length } };
  const isNegative = numbers[0]?.token.isNegative ?? false;
  const text = numbers[0]?.token.text ?? "";
  if (isNegative && sign !== 0) return { code: coordinateReason.signWithLetter, values: { value: `-${text}` } };
  let degrees = 0;
  let part = 0;
  for (const [index, number] of numbers.entries()) {
    const { token } = number;
    const marked = number.part ?? index;
    if (marked < part || (index === 0 && marked !== 0)) return unknownPart(token.text);
    if (index > 0 && token.isNegative) return unknownPart(`-${token.text}`);
    part = marked + 1;
    if (!token.isWhole && index < numbers.length - 1)
      return { code: coordinateReason.fractionBeforeLast, values: { value: token.text } };
    const isOutOfRange = marked > 0 && token.value >= 60;
    if (isOutOfRange) {
      const code = marked === 1 ? coordinateReason.minutesOutOfRange : coordinateReason.secondsOutOfRange;
      return { code, values: { value: token.text } };
    }
    degrees += token.value / 60 ** marked;
  }
  return { degrees: isNegative || sign < 0 ? -degrees : degrees, parts: part, axis };
}

function unknownPart(part: string): CoordinateReason {
  return { code: coordinateReason.unknownPart, values: { part } };
}
