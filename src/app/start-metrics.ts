import { type MachineDoor, refusals } from './machine-door.js';
import type { PrometheusMeter } from './prometheus.js';

/** Answers `GET /metrics` to those whom the door lets in. */
export function answerScrapes(
  prometheus: Pick<PrometheusMeter, 'scrape'>,
  door: MachineDoor,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const refusal = await door(request);
    if (refusal !== null) {
      const { status, says } = refusals[refusal];
      const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      return new Response(`${says}\n`, { status, headers });
    }
    const { type, text } = await prometheus.scrape();
    return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  };
}
