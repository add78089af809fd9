/** Writes words as one text, in order: how many letters each shares with the one before, then its other letters. */
export function packWords(words: Iterable<string>): string {
  let before = '';
  let packed = '';
  for (const word of [...new Set(words)].sort()) {
    let shared = 0;
    while (shared < 9 && shared < word.length && word[shared] === before[shared]) shared += 1;
    packed += `${shared}${word.slice(shared)}`;
    before = word;
  }
  return packed;
}

/** Reads what {@link packWords} wrote. */
export function readWords(packed: string): Set<string> {
  const words = new Set<string>();
  let before = '';
  for (const [, shared = '0', rest = ''] of packed.matchAll(/(\d)(\D*)/g)) {
    before = before.slice(0, Number(shared)) + rest;
    words.add(before);
  }
  return words;
}
