import { readFileSync } from 'node:fs';

/**
 * Counts `core/linguistics/house-words.ts`: English words that news write in lower case, sometimes with a capital, and that
 * are nobody's name. Run as `tsx bench/editor/count-house-words.ts ARTICLES NAMES...`.
 *
 * ARTICLES has one article a line, `{"content": "…"}`; 37,554 of Article-Bias-Prediction (Apache-2.0) were counted, the first
 * 6,000 characters of each. NAMES have one name a line: the surnames and first names of the US census of 1990, the given
 * names of US births since 1880, those of Faker in all its languages, and cspell's dictionary of people. What is left was
 * read: titles of persons, names of Africa and Asia, and words of grammar were taken out.
 */
const [articles = '', ...lists] = process.argv.slice(2);
const fewestTexts = 25;
const fewestCapitals = 8;
const mostCapitals = 0.4;
const shortest = 4;
const countedLength = 6_000;

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const names = new Set(lists.flatMap(lines).map((name) => name.trim().toLowerCase()));
const uses = new Map<string, { texts: number; lower: number; capitals: number }>();

for (const line of lines(articles)) {
  const { content = '' } = JSON.parse(line) as { content?: string };
  const met = new Set<string>();
  for (const sentence of content.slice(0, countedLength).split(/[.!?\n"“”]\s*/)) {
    // The first word of a sentence has a capital whatever it is.
    for (const word of (sentence.match(/[A-Za-z]+/g) ?? []).slice(1)) {
      const lower = word.toLowerCase();
      const use = uses.get(lower) ?? { texts: 0, lower: 0, capitals: 0 };
      uses.set(lower, use);
      if (word === lower) {
        use.lower += 1;
        if (!met.has(lower)) use.texts += 1;
        met.add(lower);
      } else if (/^[A-Z][a-z]+$/.test(word)) use.capitals += 1;
    }
  }
}

const found = [...uses].filter(
  ([word, { texts, lower, capitals }]) =>
    word.length >= shortest &&
    texts >= fewestTexts &&
    capitals >= fewestCapitals &&
    capitals / (lower + capitals) <= mostCapitals &&
    !names.has(word),
);
console.log(
  found
    .map(([word]) => word)
    .sort()
    .join('\n'),
);
