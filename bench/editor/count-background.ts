import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { packBackground, type StemUse } from '../../src/core/story/background.js';
import { stemmerOf } from '../../src/core/story/stem.js';
import { tokensOf } from '../../src/core/story/tokens.js';

/** So many stems are kept, the most usual ones. */
const kept = 15_000;

/** So much of a text is counted beside its headline: what a feed would give. */
const leadLength = 500;

/**
 * Counts how usual stems are in news, from articles that do not stand in this repository:
 * `tsx bench/editor/count-background.ts <en|id> <articles.jsonl>…`, each line `{ "headline", "text" }`.
 * Writes `src/core/story/data/background-<language>.ts`.
 */
async function count(language: string, files: readonly string[]): Promise<void> {
  const stem = stemmerOf(language);
  const counted = new Map<string, { texts: number; within: number; capitals: number }>();
  let texts = 0;
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const { headline, text }: { headline: string; text: string } = JSON.parse(line);
      texts += 1;
      const seen = new Set<string>();
      const note = (word: string) => {
        const key = stem(word);
        const entry = counted.get(key) ?? { texts: 0, within: 0, capitals: 0 };
        counted.set(key, entry);
        if (!seen.has(key)) entry.texts += 1;
        seen.add(key);
        return entry;
      };
      // Headlines may have a capital in every word, so they tell nothing of names.
      for (const { word, number } of tokensOf(headline)) if (!number) note(word);
      for (const { word, number, first, capital } of tokensOf(text.slice(0, leadLength))) {
        if (number) continue;
        const entry = note(word);
        if (first) continue;
        entry.within += 1;
        entry.capitals += Number(capital);
      }
    }
  }
  const usual = [...counted]
    .filter(([key, entry]) => /^[a-z0-9]{1,35}$/.test(key) && entry.texts > 1)
    .sort(([leftKey, left], [rightKey, right]) => right.texts - left.texts || (leftKey < rightKey ? -1 : 1))
    .slice(0, kept)
    .map(([key, entry]): [string, StemUse] => [
      key,
      { texts: entry.texts, capitals: entry.within === 0 ? 0 : entry.capitals / entry.within },
    ]);
  const packed = packBackground({ texts, stems: new Map(usual) });
  const file = new URL(`../../src/core/story/data/background-${language}.ts`, import.meta.url);
  const about = `How usual stems are in ${texts} articles; made by bench/editor/count-background.ts.`;
  writeFileSync(file, `/** ${about} */\nexport const packed = ${quoted(packed)};\n`);
  console.log(`${language}: ${texts} texts, ${usual.length} stems, ${packed.length} bytes`);
}

const quoted = (text: string) => `'${text.replace('\n', '\\n')}'`;

const [language = '', ...files] = process.argv.slice(2);
await count(language, files);
