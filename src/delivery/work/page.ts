import type { Article } from '../../core/article.js';
import type { Chat } from '../../core/chat.js';
import type { Plan } from '../../core/delivery.js';
import type { Button, Headline } from '../../core/message.js';
import type { ChatAdapter } from '../../core/ports.js';
import { pageActions } from '../../core/post-actions.js';
import { formatDay } from '../../i18n/dates.js';
import type { Text } from '../../i18n/texts.js';

/** The stories of a section in the order of its headlines, each with its articles. */
export type SectionStories = readonly { articles: readonly [Article, ...Article[]] }[];

/** What a page is made of. */
export interface PageSource {
  chat: Chat;
  text: Text;
  now: number;
  /** Of the list itself and then of each of its sections. */
  stories: readonly SectionStories[];
}

/** The plan with what makes a page of it: the story that most publishers carry stands on top. */
export function withPage(plan: Plan, { chat, text, now, stories }: PageSource): Plan {
  const shown = [plan, ...plan.sections].map(({ headlines }, section) =>
    (stories[section] ?? []).slice(0, headlines.length),
  );
  const top = widest(shown);
  const page = {
    day: formatDay(now, chat.language, chat.timezone),
    top,
    foot: text('page-foot'),
    buttons: settingsButton(plan, chat, text),
  };
  if (top === null) return { ...plan, page };
  const articles = shown[top.section]?.[top.headline]?.articles ?? [];
  const onTop = (headlines: Plan['headlines'], section: number) =>
    headlines.map((each, index) =>
      section === top.section && index === top.headline ? asTop(each, articles, chat) : each,
    );
  return {
    ...plan,
    headlines: onTop(plan.headlines, 0),
    sections: plan.sections.map((each, index) => ({ ...each, headlines: onTop(each.headlines, index + 1) })),
    page,
  };
}

/** The place of the story that most publishers carry; of several the first one. */
function widest(stories: readonly SectionStories[]): { section: number; headline: number } | null {
  const places = stories.flatMap((each, section) =>
    each.map(({ articles }, headline) => ({
      place: { section, headline },
      width: new Set(articles.map(({ publisher }) => publisher.id)).size,
    })),
  );
  const [first] = [...places].sort((left, right) => right.width - left.width);
  return first?.place ?? null;
}

/** All that is known of its lead, and the picture of whichever publisher has one. */
function asTop(
  headline: Plan['headlines'][number],
  articles: readonly Article[],
  { settings }: Chat,
): Plan['headlines'][number] {
  if (headline.alone === undefined) return headline;
  const image = settings.images ? (articles.find((each) => each.image !== null)?.image ?? null) : null;
  const lead = settings.summary === 'none' ? null : (articles[0]?.summary ?? null);
  return { ...headline, alone: { ...headline.alone, image, lead } };
}

/** In a broadcast nobody is asked what they want, so there is no button. */
function settingsButton({ slot }: Plan, { settings, isBroadcast }: Chat, text: Text): Button[][] {
  if (!settings.buttons || isBroadcast) return [];
  const action = slot === null ? pageActions.settings.encode() : pageActions.settings.encode('digest');
  return [[{ label: text('button-settings'), action }]];
}

/** The plan as messages alone, for a platform that shows no pages. */
export function withoutUnsupportedPage(plan: Plan, { page }: Pick<ChatAdapter, 'page'>): Plan {
  if (plan.page === undefined) return plan;
  const { title, headlines, more, sections } = plan;
  const list = { kind: 'list' as const, title, headlines, more, sections, page: plan.page };
  if (page !== undefined && page(list) !== null) return plan;
  const { page: _, ...others } = plan;
  const bare = (all: Plan['headlines']) => all.map(({ alone: __, ...each }): Headline => each);
  return {
    ...others,
    headlines: bare(headlines),
    sections: sections.map((each) => ({ ...each, headlines: bare(each.headlines) })),
  };
}
