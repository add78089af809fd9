import { z } from 'zod';
import { pageValue } from '../core/action.js';
import type { Article } from '../core/article.js';
import type { Button, Line, Reply } from '../core/message.js';
import { headlineLines as linesOfHeadline, reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery, type Query } from '../core/query.js';
import { truncate } from '../core/text.js';
import { presentHeadlines } from '../presentation/present.js';
import { defineAction, open, outdated } from './actions.js';
import { answer, type Command, type Context } from './context.js';

/** How many headlines a page holds. */
const pageLength = 5;

/** `/search words "a phrase" -without` */
export const searchCommand: Command = {
  name: 'search',
  options: [{ name: 'words', kind: 'text', required: true }],
  changes: false,
  async run(context, { words = '' }) {
    const typed = words.replace(/\s+/g, ' ').trim();
    const query = parseQuery(typed);
    return query === null ? answer(reply([context.text('search-how')])) : find(context, typed, query, 0);
  },
};

/** What was typed, in base64url. */
const typedValue = z.codec(z.string(), z.string(), {
  decode: (word) => Buffer.from(word, 'base64url').toString(),
  encode: (typed) => Buffer.from(typed).toString('base64url'),
});

const findPage = defineAction(
  'find',
  z.tuple([pageValue, typedValue]),
  open(async (context, [page, typed]) => {
    const query = parseQuery(typed);
    return query === null ? outdated(context) : find(context, typed, query, page);
  }),
  { isUnbounded: true },
);

/** The buttons that turn the pages of a search. */
export const searchActions = [findPage];

async function find(context: Context, typed: string, query: Query, page: number): Promise<Answer> {
  const { store, text } = context;
  const wanted = { query, limit: pageLength, offset: page * pageLength, loosely: true };
  const { articles, similar, total } = await store.search(wanted);
  const shown = truncate(typed, 60);
  if (total === 0) return answer(reply([text('search-none', { typed: shown })]));
  const pages = Math.ceil(total / pageLength);
  const lines = headlineLines(articles, context);
  const title = text(similar ? 'search-similar' : 'search-title', { typed: shown, total });
  const card: Reply = {
    kind: 'reply',
    lines: [[{ text: title, bold: true }], ...lines],
    buttons: pageRow(page, pages, context.maxActionBytes, (target) => findPage.encode(target, typed)),
  };
  return answer(card);
}

/** Each headline behind a blank line, with its facts on the line below. */
export function headlineLines(
  articles: readonly Article[],
  { chat, text, clock }: Pick<Context, 'chat' | 'text' | 'clock'>,
): Line[] {
  const stories = articles.map((article) => ({ articles: [article] as const }));
  const headlines = presentHeadlines(stories, { chat, text, now: clock.now() });
  return headlines.flatMap((headline) => [[], ...linesOfHeadline(headline)]);
}

/** Buttons to the previous and the next page. There are none if one page is all, or if an action would be too long. */
function pageRow(
  page: number,
  pages: number,
  maxBytes: number,
  actionOf: (page: number) => string,
): Button[][] {
  if (pages <= 1 || Buffer.byteLength(actionOf(pages)) > maxBytes) return [];
  const to = (target: number, label: string) => ({ label, action: actionOf((target + pages) % pages) });
  return [[to(page - 1, '‹'), to(page, `${page + 1} / ${pages}`), to(page + 1, '›')]];
}
