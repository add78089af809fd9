import { hash } from '../../src/core/story/hash.js';

/** Colours that are told apart, and stand out from a light and a dark page. */
const colours = [
  0xe74c3c, 0xe67e22, 0xf1c40f, 0x2ecc71, 0x1abc9c, 0x3498db, 0x5865f2, 0x9b59b6, 0xe91e63, 0x795548,
  0x607d8b, 0x00897b,
] as const;

/** A topic has the same colour wherever it stands. */
export function colourOf(topic: string): number {
  return colours[hash(topic) % colours.length] ?? colours[0];
}
