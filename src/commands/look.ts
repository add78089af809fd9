import type { Post, Reply } from '../core/message.js';
import { postStyleSchema, summaryLengthSchema } from '../core/settings.js';
import { followedTopics } from '../core/subscription.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';
import { backButton, choiceButton } from './lines.js';
import { latestRead } from './read-languages.js';

/** Parts of a post that a tap turns on and off. */
const parts = ['topic', 'author', 'time', 'hashtag'] as const;

/** How posts look: a style to start from, its parts to be turned on and off, and a post that shows what was chosen. */
export async function lookCard(context: Context): Promise<Reply> {
  const { chat, text, capabilities } = context;
  const { settings } = chat;
  const button = (label: string, isOn: boolean, name: string, value: string) =>
    choiceButton(label, isOn, forms.choose.encode(name, value));
  const picture = !settings.images ? 'off' : settings.smallImages ? 'small' : 'large';
  const pictureRow = (['large', 'small', 'off'] as const).map((each) =>
    button(text(`picture-${each}`), each === picture, 'images', each),
  );
  const sample = await samplePost(context);
  return {
    kind: 'reply',
    lines: [[{ text: text('setting-look'), bold: true }], [text('setting-look-hint')]],
    buttons: [
      postStyleSchema.options.map((each) =>
        button(text(`style-${each}`), each === settings.style, 'style', each),
      ),
      summaryLengthSchema.options.map((each) =>
        button(text(`lead-${each}`), each === settings.summary, 'summary', each),
      ),
      ...(capabilities.pictures ? [pictureRow] : []),
      parts.map((each) =>
        button(text(`setting-${each}`), settings.parts[each], each, settings.parts[each] ? 'off' : 'on'),
      ),
      [backButton(context, forms.settings.encode())],
    ],
    ...(sample !== null && { sample }),
  };
}

/** The newest article of what the chat follows, else of all, as the chat would see it; null where there is none yet. */
async function samplePost(context: Context): Promise<Post | null> {
  const { chat, catalog, clock } = context;
  const topics = followedTopics(chat.subscriptions);
  const [own] = topics.length === 0 ? [] : await latestRead(context, { topics, limit: 1 });
  const [newest = own] = own === undefined ? await latestRead(context, { limit: 1 }) : [];
  if (newest === undefined) return null;
  const under = newest.topics.filter((topic) => topics.includes(topic));
  const shown = under.length > 0 ? under : newest.topics.slice(0, 1);
  return presentArticle(newest, shown, chat, catalog(), clock.now());
}
