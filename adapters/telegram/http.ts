import { type ApiClientOptions, HttpError, InputFile, type Transformer } from 'grammy';
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import type { Clock } from '../../src/core/ports.js';

/** How long a connection on which nothing is asked is kept, in milliseconds: an answer to somebody needs no new handshake. */
const keepAliveTimeout = 30_000;

/** After so many milliseconds without its whole answer a call has failed; whether a message arrived is then in doubt. */
const answerMs = 15_000;

/** The connections of a token. @param proxy the address of a proxy, with its login where it asks for one. */
export function connections(proxy: string | undefined): Dispatcher {
  return proxy === undefined
    ? new Agent({ keepAliveTimeout })
    : new ProxyAgent({ uri: proxy, keepAliveTimeout });
}

/** What grammY hands to a `fetch`. Its signal is of a library of its own, and undici takes it for the functions that it has. */
interface Call {
  method: 'POST';
  headers: Record<string, string>;
  body: string | NodeJS.ReadableStream;
  signal: AbortSignal;
}

/** The calls of grammY over undici. grammY reads nothing of an answer but its JSON. An error keeps its `code`. */
export function fetchOver(dispatcher: Dispatcher): NonNullable<ApiClientOptions['fetch']> {
  const call = async (url: string, { method, headers, body, signal }: Call) => {
    const answer = await request(url, { method, headers, body, signal, dispatcher } as Parameters<
      typeof request
    >[1]);
    return { json: () => answer.body.json() };
  };
  return call as unknown as NonNullable<ApiClientOptions['fetch']>;
}

/** What {@link directCalls} needs. */
interface DirectCalls {
  dispatcher: Dispatcher;
  /** `TELEGRAM_API_ROOT`; a path in it is kept. */
  apiRoot: string;
  token: string;
  clock: Pick<Clock, 'after'>;
}

/**
 * Makes the calls that are plain JSON without the streams and signals of {@link fetchOver}, at less than half of
 * the time, and ends each that has no whole answer in time. Left to grammY are a file, and the question for
 * updates, which Telegram keeps open.
 */
export function directCalls({ dispatcher, apiRoot, token, clock }: DirectCalls): Transformer {
  const { origin, pathname } = new URL(apiRoot);
  const before = `${pathname.replace(/\/$/, '')}/bot${token}/`;
  return async (call, method, payload, signal) => {
    if (method === 'getUpdates' || hasFile(payload)) return call(method, payload, signal);
    const message: Dispatcher.DispatchOptions = {
      origin,
      path: before + method,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload ?? {}),
    };
    const answer = new Answer();
    const giveUp = () => answer.giveUp();
    const cancel = clock.after(answerMs, giveUp);
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
    try {
      dispatcher.dispatch(message, answer);
      return JSON.parse(await answer.text);
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    } finally {
      cancel();
      signal?.removeEventListener('abort', giveUp);
    }
  };
}

const hasFile = (payload: object | undefined) =>
  Object.values(payload ?? {}).some((value) => value instanceof InputFile);

/** The text of one answer. */
class Answer implements Dispatcher.DispatchHandler {
  readonly text: Promise<string>;
  readonly #chunks: Buffer[] = [];
  #resolve!: (text: string) => void;
  #reject!: (error: Error) => void;
  #controller: Dispatcher.DispatchController | null = null;
  #isGivenUp = false;

  constructor() {
    this.text = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // It may be given up before anybody waits for it.
    this.text.catch(() => {});
  }

  giveUp(): void {
    this.#isGivenUp = true;
    const error = Object.assign(new Error('no whole answer in time'), { code: 'UND_ERR_ABORTED' });
    this.#controller?.abort(error);
    this.#reject(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isGivenUp) this.giveUp();
  }

  onResponseStart(): void {}

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#resolve(Buffer.concat(this.#chunks).toString());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}
