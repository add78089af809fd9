import type { CoreConfig } from '../app/config.js';
import { embeddingModelOf } from '../app/embedding-model.js';
import type { Clock } from '../core/ports.js';
import { harmless } from '../core/text.js';
import { tryModel } from '../intake/embeddings/meanings.js';
import type { Finding } from './finding.js';

/** How long a model may take that has to be loaded first, in milliseconds. */
const timeoutMs = 30_000;

const names: Readonly<Record<string, string>> = { en: 'English', id: 'Indonesian' };

/** Tries the embedding model, if there is one. It is never a fault that it does not answer: nothing depends on it. */
export async function checkEmbeddings(
  core: CoreConfig,
  isOffline: boolean,
  clock: Clock,
): Promise<Finding[]> {
  const model = embeddingModelOf(core);
  if (model === null) return [];
  const name = `Embeddings: ${harmless(model.name)} at ${model.host}`;
  if (isOffline) return [{ state: 'ok', text: `${name} is set.` }];
  const began = clock.elapsed();
  try {
    const { scales, dimensions } = await tryModel(model, AbortSignal.timeout(timeoutMs));
    const seconds = ((clock.elapsed() - began) / 1000).toFixed(1);
    const answers = `${name} answers (${dimensions} dimensions, ${seconds} s for 32 texts)`;
    const languages = [...scales.keys()].map((language) => names[language] ?? language);
    const text =
      languages.length > 0
        ? `${answers} and tells events apart in ${languages.join(' and ')}.`
        : `${answers}, but does not tell events apart: it is not used. Name another model in EMBEDDINGS_MODEL.`;
    return [{ state: languages.length > 0 ? 'ok' : 'warning', text }];
  } catch (error) {
    const reason = error instanceof Error ? harmless(error.message) : 'the request failed';
    const remedy =
      'Stories are found without it. Are EMBEDDINGS_URL and EMBEDDINGS_MODEL right, and does it run?';
    return [{ state: 'warning', text: `${name} cannot be used (${reason}). ${remedy}` }];
  } finally {
    await model.close();
  }
}
