import { z } from 'zod';
import { actionForm, numberValue, optionalTopicValue, pageValue, topicValue } from '../core/action.js';
import { articleSchema } from '../core/article.js';

/** How many headlines `/latest` shows. */
export const latestCounts = { min: 1, otherwise: 5, max: 20 };

/** How long something can be muted; `ever`: until somebody ends it. */
export const muteSpans = ['1h', '8h', '1d', '1w', 'ever'] as const;

const aTopic = z.tuple([topicValue]);

/** The actions whose buttons are made in several files. What they do stands where their command does. */
export const forms = {
  topics: actionForm('topics', z.tuple([pageValue.optional()])),
  flip: actionForm('flip', z.tuple([pageValue, topicValue])),
  follow: actionForm('follow', aTopic),
  unfollow: actionForm('unfollow', aTopic),
  subscriptions: actionForm('subs', z.tuple([])),
  subscription: actionForm('sub', aTopic),
  drop: actionForm('drop', aTopic),
  words: actionForm('words', aTopic),
  latest: actionForm(
    'latest',
    z.tuple([optionalTopicValue.optional(), pageValue.optional(), numberValue(latestCounts).optional()]),
  ),
  muteTopic: actionForm('mute-topic', z.tuple([topicValue, z.enum(muteSpans).optional()]), {
    aliases: ['hush'],
  }),
  why: actionForm('why', z.tuple([articleSchema.shape.id.max(12)])),
  settings: actionForm('set', z.tuple([z.string().max(12).optional()])),
  choose: actionForm('put', z.tuple([z.string().max(12), z.string().max(40)])),
};
