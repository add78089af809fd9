import type { Answer, Asker, Log } from '../core/ports.js';
import { mayAsk } from './access.js';
import { type Context, noticed, openContext, type TalkingDeps } from './context.js';
import type { Doing, FloodGuard } from './flood.js';

/** Answers a person by `run`, with the context in which they ask. Never rejects. */
export type Answering = (
  asker: Asker,
  doing: Doing,
  run: (context: Context) => Promise<Answer>,
) => Promise<Answer>;

/**
 * Runs what a person asks for, unless they ask too often, in a place where nobody is answered, or may not use the bot. A
 * failure is logged, and answered in words. What is answered is remembered for a while, so that people can go on from it.
 */
export function createAnswering(deps: TalkingDeps & { log: Log }, flood: FloodGuard): Answering {
  const { texts, log, access, belongsTo, defaults } = deps;
  return async (asker, doing, run) => {
    const verdict = asker.person == null ? 'run' : flood.take(asker.person, doing);
    if (verdict === 'ignore') return { messages: [], notice: null };
    // If a tap fails, only the person who tapped sees it. The card stays as it is for the others.
    const respond = doing === 'tap' ? noticeOnly : noticed;
    try {
      const context = await openContext(asker, deps);
      if (verdict === 'warn') return respond(context.text(doing === 'tap' ? 'tapped-too-fast' : 'too-fast'));
      if (asker.kind === 'inbox') return respond(context.text('not-in-inbox'));
      if (!(await mayAsk(asker, access, belongsTo))) return respond(context.text('private-bot'));
      const answered = await run(context);
      deps.conversations.said(asker, answered);
      return answered;
    } catch (error) {
      log.error({ chat: asker.chat, err: error }, 'a command failed');
      return respond(texts(defaults.language)('went-wrong'));
    }
  };
}

/** An answer that only the person who pressed a button sees. */
function noticeOnly(notice: string): Answer {
  return { messages: [], notice };
}
