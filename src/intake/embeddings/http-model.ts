import { fetch, ProxyAgent, type Response } from 'undici';
import { z } from 'zod';
import type { EmbeddingModel } from '../../core/ports.js';
import { type ProxyRules, proxyFor } from '../../core/proxy.js';
import { isVector } from '../../core/story/meaning.js';
import { FetchFailure, failureReason } from '../fetch/failure.js';

/** Where and how an embedding model is asked. */
export interface HttpModelOptions {
  /** The address above `/embeddings`, e.g. `http://localhost:11434/v1`; with it is right too. */
  url: string;
  model: string;
  /** Sent as a bearer token. Default: none. */
  key?: string | undefined;
  proxies?: ProxyRules;
}

/** 32 texts of 4,096 numbers take some 3 MB. */
const maxBytes = 8 * 1_048_576;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()) })),
});

/** A model behind an OpenAI-compatible `/embeddings`. https://platform.openai.com/docs/api-reference/embeddings/create */
export function createHttpModel({ url, model, key, proxies = {} }: HttpModelOptions): EmbeddingModel & {
  close(): Promise<void>;
} {
  const address = new URL(url);
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = path.endsWith('/embeddings') ? path : `${path}/embeddings`;
  const proxy = proxyFor(address, proxies);
  const agent = proxy === null ? null : new ProxyAgent(proxy);
  return {
    name: model,
    host: address.host,
    async vectorsOf(input, signal) {
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(key !== undefined && { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({ model, input }),
          // Whoever is redirected to is not whom the operator has given the key for.
          redirect: 'error',
          signal,
          ...(agent !== null && { dispatcher: agent }),
        });
        if (!response.ok) throw new FetchFailure(await refusal(response));
        return vectorsIn(await textOf(response), input.length);
      } catch (error) {
        // What an error of the network says could hold the address, and that a password.
        if (signal.aborted) throw new FetchFailure('it did not answer in time');
        throw new FetchFailure(failureReason(error));
      }
    },
    async close() {
      await agent?.destroy();
    },
  };
}

async function refusal(response: Response): Promise<string> {
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403)
    return `it does not take EMBEDDINGS_KEY (HTTP ${response.status})`;
  if (response.status === 404) return 'it does not know this address, or this model (HTTP 404)';
  return `it answers with HTTP ${response.status}`;
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > maxBytes) throw new FetchFailure('its answer is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The vectors in the order of the texts. All of them have the same dimensions, or the answer is none. */
function vectorsIn(text: string, count: number): number[][] {
  const { data } = answerSchema.safeParse(parsed(text)).data ?? { data: [] };
  const vectors = [...data]
    .sort((left, right) => (left.index ?? 0) - (right.index ?? 0))
    .map(({ embedding }) => embedding);
  const isWhole =
    vectors.length === count &&
    vectors.every((vector) => isVector(vector) && vector.length === vectors[0]?.length);
  if (!isWhole) throw new FetchFailure('its answer holds no embeddings of these texts');
  return vectors;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
