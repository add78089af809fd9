import type { Waiting } from '../waiting.js';
import type { Interactions } from './interactions.js';
import type { World } from './world.js';

/** A request, taken apart. */
export interface ApiRequest {
  method: string;
  /** Decoded, behind `/api/v10`. */
  path: string;
  authorization: string;
  /** The parameters behind the path. */
  parameters: URLSearchParams;
  body: Record<string, unknown>;
  /** The files that came beside the body. */
  files?: readonly Upload[];
}

/** A file that was sent. */
export interface Upload {
  name: string;
  text: string;
}

/** What is answered; 204 without a body. */
export interface ApiAnswer {
  status: number;
  body?: object;
  /** A page in HTML instead. */
  page?: string;
  headers?: Record<string, string>;
}

/** Discord's limits; a test may lift them. */
export interface ApiLimits {
  /** Messages into one channel within `ms` milliseconds. */
  channel: { count: number; ms: number };
  /** Messages of a channel that can be published within `ms` milliseconds. */
  crossposts: { count: number; ms: number };
  /** Messages and edits of one webhook within `ms` milliseconds. */
  webhooks: { count: number; ms: number };
  /** Requests of the token a second. */
  perSecond: number;
  /** How long a nonce is remembered, in milliseconds. */
  nonceMs: number;
  /** How long the first response to an interaction may take, in milliseconds. */
  responseMs: number;
}

/** What the API needs of the stand-in. */
export interface ApiContext {
  world: World;
  interactions: Interactions;
  waiting: Waiting;
  limits: ApiLimits;
  now: () => number;
  token: () => string;
  gatewayUrl: () => string;
  /** How many sessions with the gateway may still be begun today. */
  sessionsLeft: () => number;
  /** Tells the bot of what happened, by the gateway. */
  dispatch: (event: string, data: object) => void;
}

/** Answers a request; `ids` are those in its path. */
export type Handler = (request: ApiRequest, ids: string[]) => ApiAnswer;
