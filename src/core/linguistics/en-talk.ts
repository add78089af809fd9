import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in English. */
export const englishTalk: TalkWords = {
  courtesies: 'please pls plz pliss kindly thanks thank thx',
  asking:
    'i we want wanna need would like love to can could may you u me us send give show get tell find read see subscribe follow my the any of for from what whats is are am did do there just only now today got getting receive received so much more anymore',
  news: 'news about on topic topics latest headlines',
  pointing: 'this that these those',
  pointedAt: 'post posts article channel following to',
  joining: 'and plus or',
  clearing: 'off none clear',
  everything: 'all everything anything',
  betweenSides: 'vs versus and',
  glue: 'vs versus and the of',
  commands: {
    help: 'help, what can you do, how does it work, how does this work, how do you work',
    topics: 'topics',
    subscribe: 'subscribe',
    unsubscribe: "stop, stop sending, don't send, do not send, no more, unsubscribe, unfollow",
    subscriptions:
      'my topics, my subscriptions, what do i follow, what am i following, less news, fewer news, fewer posts, fewer messages, less posts, less messages, too much news, too many news, too many posts, too many messages, too many articles, too much',
    why: 'why',
    mute: 'mute',
    quiet: "do not disturb, don't disturb, don't send anything, do not send anything",
    mydata: 'my data, delete my data, forget me',
    timezone:
      'timezone, time zone, change timezone to, change my timezone to, set timezone to, my timezone is',
    settings: 'settings, options',
    start:
      'start, hello, hi, hey, good morning, good afternoon, good evening, who are you, what are you, what is this',
  },
  settings: {
    language: 'language, change language, change the language, switch language, in english, in indonesian',
    silent: 'turn off notifications, mute notifications, no notifications, no sound, without sound',
  },
  thanks: 'thank, thanks, thx, tq',
  nods: 'ok okay okey yes yep yup yeah no nope cancel good great nice cool sorry lol haha hahaha hehe hmm',
  spans: {
    minutes: 'm, min, mins, minute, minutes',
    hours: 'h, hr, hrs, hour, hours',
    days: 'd, day, days',
    weeks: 'w, week, weeks',
    months: 'month, months',
    one: 'a, an',
    half: 'half a, half an',
    two: 'a couple of, couple of, a couple',
    during: 'for',
    until: 'until, till, til, for',
    openEnds: 'tomorrow, tonight, today, a while, now, the weekend, next week',
    forEver: 'forever, for ever, for good, always',
  },
};
