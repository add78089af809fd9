import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in English. */
export const englishTalk: TalkWords = {
  courtesies: 'please pls plz pliss kindly thanks thank thx',
  asking:
    'i we want wanna need would like love to can could may you u me us send give show get tell find read see subscribe follow my the any of for what whats is are there just only now today got so much',
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
    unsubscribe: 'stop, unsubscribe, unfollow',
    why: 'why',
    mute: 'mute',
    settings: 'settings, options',
    start: 'start, hello, hi, hey, good morning, good afternoon, good evening',
  },
  settings: {
    language: 'language, change language, change the language, switch language, in english, in indonesian',
  },
  thanks: 'thank, thanks, thx, tq',
  nods: 'ok okay okey yes yep yup yeah no nope cancel good great nice cool sorry lol haha hahaha hehe hmm',
  spans: {
    hours: 'h, hr, hrs, hour, hours',
    days: 'd, day, days',
    weeks: 'w, week, weeks',
    months: 'month, months',
    one: 'a, an, one',
    during: 'for',
    until: 'until, till, til, for',
    openEnds: 'tomorrow, tonight, today, a while, now',
    forEver: 'forever, for ever, for good, always',
  },
};
