import type { Clock } from './ports.js';

/**
 * Asks again only when the last answer is older than `maxAgeMs`, however many want to know meanwhile. A question that fails is
 * asked again the next time.
 */
export function recent<Answer>(
  ask: () => Promise<Answer>,
  maxAgeMs: number,
  clock: Pick<Clock, 'elapsed'>,
): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | null = null;
  return () => {
    const now = clock.elapsed();
    if (last !== null && now - last.at < maxAgeMs) return last.answer;
    const asked = { at: now, answer: ask() };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = null;
    });
    return asked.answer;
  };
}
