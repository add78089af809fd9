import pLimit from 'p-limit';
import { BoundedMap } from '../../core/bounded-map.js';
import { chunk } from '../../core/chunk.js';
import type { Clock, EmbeddingModel, Log } from '../../core/ports.js';
import { type Meaning, type MeaningScale, meaningOf, scaleFrom } from '../../core/story/meaning.js';
import { references } from '../../core/story/references.js';

/** What an embedding model is asked about. */
export interface MeaningQuestion {
  text: string;
  language: string | null;
}

/** What texts mean, as far as a model says so in time. */
export interface Meanings {
  /** One for each text, null where there is none. Resolves within two seconds and never rejects. */
  of(questions: readonly MeaningQuestion[], signal?: AbortSignal): Promise<(Meaning | null)[]>;
  /** Resolves when the trial under way is over. */
  settled(): Promise<void>;
  /** Ends the requests under way. */
  stop(): void;
}

/** How to make {@link Meanings}. */
export interface MeaningsOptions {
  model: EmbeddingModel;
  clock: Clock;
  log: Log;
  /** How long articles may wait for it. Default: 2,000 ms. */
  maxHoldMs?: number;
}

/** How many texts go in one request: a small model on a small machine answers them in time. */
const textsAtATime = 32;

/** A model on a small machine answers one after the other anyway. */
const requestsAtATime = 2;

/** How many texts' meanings are remembered: the same article in a second feed is not asked for again. */
const maxRemembered = 1_000;

/** A model that was not asked for a while has to be loaded first. */
const trialMs = 60_000;

/** How long a model that fails is left alone, at first and at most, in milliseconds. */
const [firstRestMs, longestRestMs] = [60_000, 600_000];

/** What a trial found: the scale of each language that the model knows. */
export type Scales = ReadonlyMap<string, MeaningScale>;

/** How a model judges the reference reports, by language. Rejects where it does not answer. */
export async function tryModel(
  model: EmbeddingModel,
  signal: AbortSignal,
): Promise<{ scales: Scales; dimensions: number }> {
  const own = Object.entries(references);
  const vectors = await model.vectorsOf(
    own.flatMap(([, reports]) => reports.map(({ text }) => text)),
    signal,
  );
  const scales = new Map<string, MeaningScale>();
  let from = 0;
  for (const [language, reports] of own) {
    const scale = scaleFrom(reports, vectors.slice(from, from + reports.length));
    if (scale !== null) scales.set(language, scale);
    from += reports.length;
  }
  return { scales, dimensions: vectors[0]?.length ?? 0 };
}

/**
 * Asks a model what articles mean. It is tried first, in the background, by reports whose events are known; only what it
 * says of languages in which it tells those apart is used. When it fails, it is not asked about articles until it has
 * passed that trial again, so that no poll waits for a model that is away.
 */
export function createMeanings(options: MeaningsOptions): Meanings {
  const meanings = new ModelMeanings(options);
  meanings.tryWhenDue();
  return meanings;
}

class ModelMeanings implements Meanings {
  readonly #options: Required<MeaningsOptions>;
  readonly #facts: { host: string; model: string };
  readonly #stopping = new AbortController();
  readonly #turn = pLimit(requestsAtATime);
  readonly #remembered = new BoundedMap<string, Meaning>(maxRemembered);
  /** Null until the model has passed a trial, and again when it has failed. */
  #scales: Scales | null = null;
  #dimensions = 0;
  #trial: Promise<void> | null = null;
  #tryAt = 0;
  #restMs = firstRestMs;
  #isDown = false;

  constructor({ maxHoldMs = 2_000, ...options }: MeaningsOptions) {
    this.#options = { ...options, maxHoldMs };
    this.#facts = { host: options.model.host, model: options.model.name };
  }

  async of(questions: readonly MeaningQuestion[], given?: AbortSignal): Promise<(Meaning | null)[]> {
    const scales = this.#scales;
    if (scales === null) {
      this.tryWhenDue();
      return questions.map(() => null);
    }
    const asked = questions.filter(
      (question) => scales.has(question.language ?? '') && !this.#remembered.has(keyOf(question)),
    );
    const signals = [this.#stopping.signal, ...(given === undefined ? [] : [given])];
    const { signal, cancel, over } = withDeadline(this.#options.clock, this.#options.maxHoldMs, signals);
    const asking = chunk(asked, textsAtATime).map((part) =>
      this.#turn(() => this.#ask(part, scales, signal, given)),
    );
    await Promise.race([Promise.all(asking), over]);
    cancel();
    return questions.map((question) => this.#remembered.get(keyOf(question)) ?? null);
  }

  async settled(): Promise<void> {
    await this.#trial;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Begins a trial, unless one is under way or the model is left alone for now. */
  tryWhenDue(): void {
    const isDue = this.#options.clock.elapsed() >= this.#tryAt;
    if (this.#trial !== null || !isDue || this.#stopping.signal.aborted) return;
    this.#trial = this.#try().finally(() => {
      this.#trial = null;
    });
  }

  async #try(): Promise<void> {
    const { model, clock, log } = this.#options;
    const { signal, cancel } = withDeadline(clock, trialMs, [this.#stopping.signal]);
    try {
      const { scales, dimensions } = await tryModel(model, signal);
      if (dimensions !== this.#dimensions) this.#remembered.clear();
      this.#dimensions = dimensions;
      if (scales.size === 0) throw new Error('it does not tell the events of reference reports apart');
      this.#scales = scales;
      this.#isDown = false;
      this.#restMs = firstRestMs;
      const facts = { ...this.#facts, dimensions, languages: [...scales.keys()] };
      log.info(facts, 'embeddings help to find stories');
    } catch (error) {
      this.#fail(reasonOf(error), this.#restMs);
      this.#restMs = Math.min(longestRestMs, this.#restMs * 2);
    } finally {
      cancel();
    }
  }

  /** Asks about some texts, and remembers the answers. */
  async #ask(
    questions: readonly MeaningQuestion[],
    scales: Scales,
    signal: AbortSignal,
    given: AbortSignal | undefined,
  ): Promise<void> {
    // It has failed, or time was up, while this waited for its turn.
    if (signal.aborted || this.#scales === null) return;
    const { model } = this.#options;
    try {
      const vectors = await model.vectorsOf(
        questions.map(({ text }) => text),
        signal,
      );
      if (vectors.some((vector) => vector.length !== this.#dimensions))
        throw new Error('its embeddings have other dimensions than before');
      for (const [index, question] of questions.entries()) {
        const scale = scales.get(question.language ?? '');
        const vector = vectors[index];
        if (scale !== undefined && vector !== undefined)
          this.#remembered.set(keyOf(question), meaningOf(vector, model.name, scale));
      }
    } catch (error) {
      if (given?.aborted !== true) this.#fail(reasonOf(error), 0);
    }
  }

  /** @param restMs how long until the next trial. */
  #fail(reason: string, restMs: number): void {
    const { clock, log } = this.#options;
    this.#scales = null;
    this.#tryAt = clock.elapsed() + restMs;
    if (this.#stopping.signal.aborted) return;
    if (!this.#isDown) log.warn({ ...this.#facts, reason }, 'stories are found without embeddings for now');
    this.#isDown = true;
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'the request failed');

/** The same text is judged by each language's own scale. */
const keyOf = ({ text, language }: MeaningQuestion) => `${language ?? ''} ${text}`;

/** A signal that ends when time is up, or one of the others does. */
function withDeadline(clock: Clock, ms: number, others: readonly AbortSignal[]) {
  const control = new AbortController();
  const stop = () => control.abort();
  const cancelTimer = clock.after(ms, stop);
  for (const other of others) {
    if (other.aborted) stop();
    other.addEventListener('abort', stop);
  }
  const over = new Promise<void>((resolve) => {
    if (control.signal.aborted) resolve();
    control.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const cancel = () => {
    cancelTimer();
    for (const other of others) other.removeEventListener('abort', stop);
    // What has not come by now is no longer waited for.
    stop();
  };
  return { signal: control.signal, over, cancel };
}
