import type { Command } from 'commander';
import { packageRoot } from '../app/package-root.js';
import { KabarError } from '../core/errors.js';
import { explain } from '../core/explain.js';
import { followedEvidence } from '../core/followed-evidence.js';
import { harmless } from '../core/text.js';
import { loadTexts } from '../i18n/texts.js';
import { presentEvidence } from '../presentation/evidence.js';
import { presentExplanation } from '../presentation/explanation.js';
import type { Session } from './session.js';

/** `kabar explain <article> <chat>`: why an article was posted in a chat, or was not. */
export function addExplain(program: Command, session: Session): void {
  program
    .command('explain')
    .description('explain why an article was posted in a chat, or why not')
    .argument('<article>', 'its id, its link, or words of its headline in quotes')
    .argument('<chat>', 'such as telegram:-1001234 or discord:123456789012345678')
    .option('--json', 'one line of JSON')
    .action((article: string, chat: string, { json }: { json?: true }) =>
      explainHere(session, article, chat, json === true),
    );
}

async function explainHere(session: Session, typed: string, id: string, json: boolean): Promise<void> {
  const control = await session.control();
  const { chat, article, facts, other } = await control.explain({ article: typed, chat: id });
  if (chat === null || facts === null) {
    throw new KabarError(
      `No chat "${id}" is known.`,
      'Write it as its platform and its id, telegram:-1001234.',
    );
  }
  if (article === null) {
    throw new KabarError(
      `No article "${typed}" is known.`,
      'Write its link, or other words of its headline; `kabar latest --json` shows ids and links.',
    );
  }
  const explanation = explain(facts, chat, session.io.clock.now(), article);
  const catalog = session.catalog();
  const evidence = followedEvidence(article, chat.subscriptions, catalog);
  if (json) {
    return session.print(JSON.stringify({ article: article.id, chat: chat.id, ...explanation, evidence }));
  }
  const text = loadTexts(new URL('data/locales/', packageRoot))('en');
  const reader = { ...chat, language: 'en' as const };
  const said = presentExplanation(explanation, {
    chat: reader,
    catalog,
    text,
    other,
    now: session.io.clock.now(),
  });
  const reasons = presentEvidence(evidence, { chat: reader, catalog, text, article });
  await session.print([article.headline, article.link, '', said, ...reasons].map(harmless).join('\n'));
}
