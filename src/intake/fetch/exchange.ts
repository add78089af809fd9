import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { tooBig } from './body.js';
import type { Deadline } from './deadline.js';
import { FetchFailure } from './failure.js';

/** An answer, its body as it came over the wire. */
export interface Response {
  statusCode: number;
  headers: IncomingHttpHeaders;
  /** Empty where the status says that it is not what was asked for. */
  body: Buffer;
}

/** So much of a body that nobody reads is waited for, so that its connection can be used again. In bytes. */
const mostDropped = 16_384;
const unread = new FetchFailure('nobody reads it');
const noBody = Buffer.alloc(0);

/**
 * Sends a request and resolves with its answer: with its whole body, or as soon as its headers are there if the body is
 * not what was asked for. undici's own `request` makes a stream of each answer, which takes a quarter of what a 304 costs.
 * @param maxBytes a larger body is refused; null if no body is wanted at all.
 */
export function exchange(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  maxBytes: number | null,
  deadline: Deadline,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(options, new Answer(maxBytes, deadline, resolve, reject));
  });
}

class Answer implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number | null;
  readonly #deadline: Deadline;
  readonly #resolve: (response: Response) => void;
  readonly #reject: (error: Error) => void;
  readonly #callOff: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #head: Omit<Response, 'body'> | null = null;
  #isWanted = false;
  #size = 0;
  readonly #pieces: Buffer[] = [];

  constructor(
    maxBytes: number | null,
    deadline: Deadline,
    resolve: (response: Response) => void,
    reject: (error: Error) => void,
  ) {
    this.#maxBytes = maxBytes;
    this.#deadline = deadline;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#callOff = deadline.onEnd((reason) => {
      this.#controller?.abort(reason);
      reject(reason);
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#deadline.reason !== null) controller.abort(this.#deadline.reason);
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    // What comes before the answer, such as `103 Early Hints`.
    if (statusCode < 200) return;
    this.#head = { statusCode, headers };
    this.#isWanted = this.#maxBytes !== null && isContent(statusCode);
    if (!this.#isWanted) this.#resolve({ ...this.#head, body: noBody });
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    this.#size += piece.length;
    const most = this.#isWanted && this.#maxBytes !== null ? this.#maxBytes : mostDropped;
    if (this.#size > most) controller.abort(this.#isWanted ? tooBig(most) : unread);
    else if (this.#isWanted) this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    this.#callOff();
    if (this.#head !== null)
      this.#resolve({
        ...this.#head,
        body: this.#isWanted ? Buffer.concat(this.#pieces, this.#size) : noBody,
      });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#callOff();
    this.#reject(error);
  }
}

/** Whether an answer of this status has the content that was asked for as its body. */
export function isContent(statusCode: number): boolean {
  return statusCode >= 200 && statusCode <= 203;
}
