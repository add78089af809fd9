import type { Catalog } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import type { Explanation } from '../core/explain.js';
import { namedWord } from '../core/subscription-words.js';
import { formatDate } from '../i18n/dates.js';
import type { Text } from '../i18n/texts.js';
import { presentTopic } from './present.js';

/** How an explanation is said. */
export interface ExplanationLook {
  /** In whose language and zone it is said. */
  chat: Chat;
  catalog: Catalog;
  text: Text;
  /** The headline of the article that was told in the place of the one asked about. */
  other: string | null;
  /** When it is said, in milliseconds since 1970. */
  now: number;
}

/** An explanation as a person reads it, in one line, with what can be done about it. */
export function presentExplanation(
  explanation: Explanation,
  { chat, catalog, text, other, now }: ExplanationLook,
): string {
  const date = (at: number) => formatDate(at, chat.language, chat.timezone, now);
  switch (explanation.kind) {
    case 'posted': {
      const said = text(explanation.inList ? 'why-in-list' : 'why-posted', { date: date(explanation.at) });
      const { publication } = explanation;
      return publication === undefined ? said : `${said} ${text(`why-publication-${publication}`)}`;
    }
    case 'refused':
      return text('why-refused', { date: date(explanation.at), reason: explanation.reason });
    case 'same-story':
      return other === null ? text('why-same-story') : text('why-same-story-as', { headline: other });
    case 'muted': {
      const { topic, until } = explanation.mute;
      const name = presentTopic(topic, chat, catalog) ?? topic;
      return until === null
        ? text('why-muted', { topic: name })
        : text('why-muted-until', { topic: name, date: date(until) });
    }
    case 'words':
      return presentVerdict(explanation, presentTopic(explanation.topic, chat, catalog), text);
    case 'language':
      return text('why-language', { language: languageName(explanation.language, chat.language) });
    case 'quiet':
      return text('why-quiet', { date: date(explanation.until) });
    case 'digest':
      return text('why-digest', { date: date(explanation.at) });
    case 'suspended':
      return text('why-suspended', { date: date(explanation.since) });
    case 'resting':
      return explanation.state.kind === 'paused'
        ? text('why-paused', { reason: explanation.state.reason, date: date(explanation.state.retryAt) })
        : text('why-resting', { reason: explanation.state.reason });
    case 'planned':
      return text('why-planned');
    case 'unknown':
      return text('why-unknown');
    case 'history':
      return text('why-history');
    case 'not-followed':
      return text('why-not-followed');
    case 'before':
      return text('why-before');
    case 'settled':
      return text('why-settled');
    case 'waiting':
      return text('why-waiting');
  }
}

function presentVerdict(
  { topic, because }: Extract<Explanation, { kind: 'words' }>,
  name: string | null,
  text: Text,
): string {
  const values = { topic: name ?? topic };
  return 'never' in because
    ? text('why-never', { ...values, word: namedWord(because.never) })
    : text('why-only', { ...values, words: because.only.map((each) => `“${namedWord(each)}”`).join(', ') });
}

/** What a language is called in another, e.g. `Inggris` for `en` in Indonesian. */
export function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
