import type { Context } from 'grammy';
import type { Answer, Clock, Log } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { errorFacts } from './errors.js';
import { startLink } from './links.js';

/** The longest notice that a pressed button may show. https://core.telegram.org/bots/api#answercallbackquery */
const longestNotice = 200;

/** After so many milliseconds a button stops turning, whatever its press still waits for. */
const longestTurnMs = 3_000;

/** What a press is answered with: a notice, and where it goes on in private. */
export type PressAnswer = Pick<Answer, 'notice' | 'startPayload'>;

/** Answers a press, once, by the first call or when it has taken too long. Never rejects. */
export function createPressAnswer(
  ctx: Context,
  { clock, log }: { clock: Clock; log: Log },
): (answer: PressAnswer | null) => Promise<void> {
  let answered: Promise<void> | null = null;
  const answer = (given: PressAnswer | null) => {
    cancel();
    // A malformed press names nothing that could be answered.
    if (typeof ctx.callbackQuery?.id !== 'string') return Promise.resolve();
    answered ??= ctx.answerCallbackQuery(shownOf(given, ctx)).then(
      () => {},
      (error: unknown) =>
        log.debug(errorFacts(error), 'a pressed button could not be answered: it may be too old'),
    );
    return answered;
  };
  const cancel = clock.after(longestTurnMs, () => void answer(null));
  return answer;
}

/** A text goes before an address in some clients, so that only one of them is given. */
function shownOf(given: PressAnswer | null, { me }: Context) {
  if (given?.startPayload !== undefined) return { url: startLink(me.username, given.startPayload) };
  if (given === null || given.notice === null) return {};
  return { text: truncate(visible(given.notice), longestNotice) };
}
