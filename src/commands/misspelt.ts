import { editDistance } from '../core/text.js';

/** How many typing errors lead from one text to the other. Two letters in each other's place are one: `ukrania`. */
export function slipsBetween(left: string, right: string, most: number): number {
  if (left.length !== right.length || most === 0) return editDistance(left, right, most);
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const swapped = `${left.slice(0, at)}${left[at + 1] ?? ''}${left[at] ?? ''}${left.slice(at + 2)}`;
  return swapped === right && left !== right ? 1 : editDistance(left, right, most);
}

/** How many typing errors are forgiven: a short word with one is another word (`nato`, `kota`), and so is a longer one with three. */
export function slipsIn(typed: string): number {
  if (typed.length <= 3) return 0;
  return typed.length < 9 ? 1 : 2;
}

/** Which of the letters a to z a text has, and whether it has any other character, as bits. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 97;
    letters |= letter >= 0 && letter < 26 ? 1 << letter : 1 << 26;
  }
  return letters;
}

/** Each edit brings one letter at the most: with more that the other one lacks, two texts are further apart. */
export function mayBeNear(
  left: string,
  ofLeft: number,
  right: string,
  ofRight: number,
  most: number,
): boolean {
  return (
    Math.abs(left.length - right.length) <= most &&
    bitsOf(ofLeft & ~ofRight) <= most &&
    bitsOf(ofRight & ~ofLeft) <= most
  );
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
