import { z } from 'zod';
import { actionForm, numberValue, optionalTopicValue, pageValue, topicValue } from '../core/action.js';
import { articleSchema } from '../core/article.js';

/** How many headlines `/latest` shows. */
export const latestCounts = { min: 1, otherwise: 5, max: 20 };

/** How long something is muted: `30m`, `8h`, `3d`, `1w`; until a minute since 1970, in base 36: `uhtq5k`; `ever`: until somebody ends it. */
export type MuteSpan = z.infer<typeof spanValue>;

const spanValue = z
  .string()
  .max(6)
  .regex(/^(?:ever|[1-9]\d{0,4}[mhdw]|u[0-9a-z]{5})$/);

/** What was typed, in base64url. */
const typedValue = z.codec(z.string(), z.string(), {
  decode: (word) => Buffer.from(word, 'base64url').toString(),
  encode: (typed) => Buffer.from(typed).toString('base64url'),
});

const anArticle = z.tuple([articleSchema.shape.id.max(12)]);
const aTopic = z.tuple([topicValue]);

/** The actions whose buttons are made in several files. What they do stands where their command does. */
export const forms = {
  home: actionForm('home', z.tuple([])),
  help: actionForm('help', z.tuple([])),
  topics: actionForm('topics', z.tuple([pageValue.optional()])),
  category: actionForm('category', z.tuple([z.string().max(28), pageValue.optional()])),
  publishers: actionForm('publishers', z.tuple([pageValue.optional()])),
  flip: actionForm('flip', z.tuple([pageValue, topicValue])),
  follow: actionForm('follow', aTopic),
  /** Follows words as they were typed. */
  followWords: actionForm('words', z.tuple([typedValue]), { isUnbounded: true }),
  search: actionForm('find', z.tuple([pageValue, typedValue]), { isUnbounded: true }),
  unfollow: actionForm('unfollow', aTopic),
  unfollowAll: actionForm('unfollow-all', z.tuple([])),
  subscriptions: actionForm('subs', z.tuple([pageValue.optional()])),
  subscription: actionForm('sub', aTopic),
  drop: actionForm('drop', aTopic),
  words: actionForm('topic-words', aTopic),
  latest: actionForm(
    'latest',
    z.tuple([optionalTopicValue.optional(), pageValue.optional(), numberValue(latestCounts).optional()]),
  ),
  muteTopic: actionForm('mute-topic', z.tuple([topicValue, spanValue.optional()]), { aliases: ['hush'] }),
  /** Mutes all that is followed. */
  muteAll: actionForm('mute-all', z.tuple([spanValue.optional()])),
  mutes: actionForm('mutes', z.tuple([pageValue.optional()])),
  why: actionForm('why', anArticle),
  /** The menu of a post, in place of the card that led away from it. */
  about: actionForm('about', anArticle),
  /** Takes back the change of that number. */
  undo: actionForm(
    'undo',
    z.tuple([
      z
        .string()
        .max(10)
        .regex(/^[0-9a-z]+$/),
    ]),
  ),
  settings: actionForm('set', z.tuple([z.string().max(12).optional()])),
  choose: actionForm('put', z.tuple([z.string().max(12), z.string().max(40)])),
};
