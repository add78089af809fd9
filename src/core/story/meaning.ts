import { hash } from './hash.js';
import type { Reference } from './references.js';

/**
 * How alike a model makes two reports of one event (`same`), and reports of two events of one kind (`other`): cosines.
 * Each model has its own, and one for each language.
 */
export interface MeaningScale {
  same: number;
  other: number;
}

/** What an article says, as an embedding model puts it into numbers. Only meanings of one model can be compared. */
export interface Meaning {
  /** A hash of the model's name and of how many numbers it gives. */
  model: number;
  scale: MeaningScale;
  vector: Int8Array;
  /** The vector's length in space. */
  norm: number;
}

/** A model gives at least and at most so many numbers for a text. */
const [fewest, most] = [8, 4096];

/** Whether a list of numbers can be the vector of a text. */
export function isVector(numbers: readonly number[]): boolean {
  if (numbers.length < fewest || numbers.length > most) return false;
  return numbers.every(Number.isFinite) && numbers.some((number) => number !== 0);
}

/** Makes a meaning of a model's answer. A byte for each number is enough: angles change by less than a degree. */
export function meaningOf(numbers: readonly number[], model: string, scale: MeaningScale): Meaning {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const vector = Int8Array.from(numbers, (number) => Math.round((number / largest) * 127));
  return { model: hash(`${model} ${numbers.length}`), scale, vector, norm: normOf(vector) };
}

const headLength = 6;

/** As one text: hash of the model, its scale, and a byte for each number. */
export function packMeaning({ model, scale, vector }: Meaning): string {
  const bytes = Buffer.alloc(headLength + vector.length);
  bytes.writeUInt32BE(model);
  bytes.writeInt8(Math.round(scale.same * 127), 4);
  bytes.writeInt8(Math.round(scale.other * 127), 5);
  bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.length), headLength);
  return bytes.toString('base64');
}

/** Reads what {@link packMeaning} wrote; null where it is none of that. */
export function unpackMeaning(packed: string): Meaning | null {
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.length < headLength + fewest || bytes.length > headLength + most) return null;
  const scale = { same: bytes.readInt8(4) / 127, other: bytes.readInt8(5) / 127 };
  const vector = Int8Array.from(bytes.subarray(headLength), (byte) => (byte << 24) >> 24);
  const norm = normOf(vector);
  return norm === 0 || scale.same <= scale.other
    ? null
    : { model: bytes.readUInt32BE(0), scale, vector, norm };
}

/**
 * How close two meanings are by their model's own scale: 1 like reports of one event, -1 like those of two events of one
 * kind or further apart, 0 halfway. Null where they cannot be compared.
 */
export function closeness(left: Meaning | null, right: Meaning | null): number | null {
  if (left === null || right === null || left.model !== right.model) return null;
  if (left.vector.length !== right.vector.length) return null;
  const same = (left.scale.same + right.scale.same) / 2;
  const other = (left.scale.other + right.scale.other) / 2;
  const middle = (same + other) / 2;
  return Math.max(-1, Math.min(1, (cosineOf(left, right) - middle) / (same - middle)));
}

function cosineOf(left: Meaning, right: Meaning): number {
  let sum = 0;
  const [one, other] = [left.vector, right.vector];
  for (let index = 0; index < one.length; index++) sum += (one[index] as number) * (other[index] as number);
  return sum / (left.norm * right.norm);
}

function normOf(vector: Int8Array): number {
  let sum = 0;
  for (const number of vector) sum += number * number;
  return Math.sqrt(sum);
}

/** Of ten reference reports a model has to find the one that tells the same event for nine, before it is trusted. */
const leastFound = 0.9;

/**
 * How a model judges the reference reports of a language. Null where it cannot tell their events apart, so that nothing
 * is decided by it: it does not know the language, or its numbers mean nothing.
 * @param vectors of {@link references} of that language, in their order.
 */
export function scaleFrom(
  own: readonly Reference[],
  vectors: readonly (readonly number[])[],
): MeaningScale | null {
  const meanings = vectors.map((vector) => meaningOf(vector, '', { same: 1, other: 0 }));
  const pairs = own.flatMap((left, index) =>
    own.slice(index + 1).map((right, offset) => {
      const cosine = cosineOf(meanings[index] as Meaning, meanings[index + 1 + offset] as Meaning);
      return { left, right, cosine };
    }),
  );
  const same = pairs.filter(({ left, right }) => left.event === right.event);
  const other = pairs.filter(({ left, right }) => left.event !== right.event);
  const alike = other.filter(({ left, right }) => left.kind === right.kind);
  const found = own.filter((report) => {
    const of = (some: typeof pairs) =>
      some.filter(({ left, right }) => left === report || right === report).map(({ cosine }) => cosine);
    return Math.min(...of(same)) > Math.max(...of(other));
  });
  const scale = {
    same: mean(same.map(({ cosine }) => cosine)),
    other: mean(alike.map(({ cosine }) => cosine)),
  };
  // Less than that would be lost when it is packed.
  return found.length >= own.length * leastFound && scale.same - scale.other > 0.05 ? scale : null;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
