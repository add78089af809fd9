import { writeFileSync } from 'node:fs';
import type { StoryWeights } from '../../src/core/story/model.js';

/** Writes the numbers of all models, by language, as the source that ships. */
export function writeStoryWeights(models: Readonly<Record<string, StoryWeights>>): void {
  const text = JSON.stringify(models)
    .replaceAll('"', "'")
    .replace(/'(\w+)':/g, '$1:');
  writeFileSync(
    new URL('../../src/core/story/data/weights.ts', import.meta.url),
    `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: numbers, found by a script\nimport type { StoryWeights } from '../model.js';\n\n// biome-ignore format: numbers, made by a script\n/** Found by bench/editor/train-stories.ts. */\nexport const weights: Readonly<Record<'en' | 'id', StoryWeights>> = ${text};\n`,
  );
  console.log(`${text.length} bytes`);
}
