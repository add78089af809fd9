import type { ApiAnswer } from './api.js';

/**
 * Something that goes wrong. `stored-…`: the request is carried out, then the answer is lost. `cut`: the
 * connection breaks first. `hang`: it is carried out, and nothing is ever answered. `stored-then-stall`: headers and
 * half of the body come, and the rest never does. `page`: not Discord answers but what stands before it, in HTML.
 */
export interface Failure {
  act:
    | {
        status: number;
        code?: number;
        message?: string;
        /** What is wrong with which field, as Discord tells it. */
        errors?: object;
        retryAfter?: number;
        page?: boolean;
      }
    | 'stored-then-502'
    | 'stored-then-cut'
    | 'stored-then-stall'
    | 'cut'
    | 'hang';
  /** Only for requests whose method and path (behind `/api/v10`) match; posting messages by default. */
  when?: RegExp;
  /** How often; once by default. */
  times?: number;
}

/** Requests that post a message to a channel. */
export const posting = /^POST \/channels\/\d+\/messages$/;

/** The answer that a failure stands for. */
export function scripted(act: Extract<Failure['act'], object>): ApiAnswer {
  const { status, code = 0, message = 'scripted', errors, retryAfter, page = false } = act;
  const later = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  if (page) return { status, page: '<!doctype html><h1>Access denied</h1>', headers: later };
  if (retryAfter === undefined) return { status, body: { code, message, ...(errors && { errors }) } };
  const headers = { ...later, 'X-RateLimit-Scope': 'shared' };
  return { status, body: { message, retry_after: retryAfter, global: false }, headers };
}
