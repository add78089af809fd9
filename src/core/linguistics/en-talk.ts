import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in English. */
export const englishTalk: TalkWords = {
  courtesies: 'dear please pls plz pliss kindly thanks thank thx',
  asking:
    'i we yesterday did sent gimme want wanna need would like love to can could may you u me us send give show get tell find read see subscribe follow my the any of for from what whats is are am did do there just only now today got getting receive received so much more anymore know hear notify alert let when there anything looking in add have has right away mentioned whenever immediately instantly recive it',
  news: 'news about on topic topics latest headlines top',
  anyNews: 'news latest headlines',
  pointing: 'this that these those it',
  pointedAt: 'post posts article channel following to',
  joining: 'and plus or',
  clearing: 'off none clear',
  everything: 'all everything anything',
  betweenSides: 'vs versus and',
  glue: 'vs versus and the of',
  commands: {
    help: 'help, what can you do, how does it work, how does this work, how do you work, how do i use this, how to use this, how do i use you, what do you do',
    topics:
      'topics, all topics, list topics, list of topics, which topics, how many topics, what topics, what topic, what sources, which sources, what publishers, sources, how to subscribe, how do i subscribe, how to follow, how do i follow',
    subscribe: 'subscribe',
    unsubscribe:
      "stop, stop spamming, leave me alone, shut up, enough, quit, hate, how do i stop, how to stop, how do i unsubscribe, how to unsubscribe, stop sending, don't send, do not send, don't text, don't message, don't notify, don't want, do not want, no more, not interested in, not want, don't show, do not show, skip, everything except, everything but, all except, all but, except, don't post, do not post, cancel number, unsubscribe, unfollow, remove, delete",
    subscriptions:
      "my topics, my subscriptions, what do i follow, what i follow, what did i choose, what have i chosen, what am i following, less news, fewer news, fewer posts, fewer messages, less posts, less messages, too much news, too many news, too many posts, too many messages, too many articles, too much, so many posts, so many messages, so many notifications, so much news, too many notifications, spam, spammy, so annoying, too noisy, my list, my feeds, no news is coming, no news comes, nothing arrives, nothing is coming, nothing comes, not getting any news, not getting news, don't get any news, don't get news",
    latest:
      "what's new, what is new, whats new, anything new, what's up, what's happening, top stories, top news, breaking news, what did i miss, what have i missed",
    search: 'search, search for, look for, look up',
    why: 'why',
    mute: 'mute, unmute, silence, pause, unpause, start again, talk again, take a break, snooze, block, turn off, turn it off, turn it all off, turn on, turn it on, turn it back on, resume',
    quiet:
      "quiet hours, at night, in the night, in night, while i sleep, when i sleep, while i'm asleep, when i'm asleep, in sleep time, sleep time, do not disturb, don't disturb, don't send anything, do not send anything",
    digest:
      'digest, everything at once, all at once, daily digest, daily summary, weekly digest, weekly summary, one summary, once a week, one time a day, make one time a day, make it once a day, twice a day, in one message, once a day, once daily, one message a day, one message per day, per day',
    manage:
      'my channel, my channels, manage my channel, manage a channel, add my channel, how do i manage my channel',
    mydata:
      'my data, my account, delete you, delete bot, delete the bot, remove you, remove the bot, delete my data, delete my account, forget me, what do you know about me',
    timezone:
      'timezone, time zone, change timezone to, change my timezone to, set timezone to, my timezone is, i live in, what time is it',
    settings: 'settings, options',
    start:
      'start, hello, hi, hiya, hey, yo, ping, test, are you alive, are you there, are you working, is it working, is this working, add you to my group, add you to a group, add you to my channel, add you to my server, post in my channel, post in my group, good morning, good afternoon, good evening, who are you, what are you, what is this, who made you, who made this, who built you, who created you, are you a bot, are you a robot, are you human, are you free, is this free, is it free',
  },
  settings: {
    language:
      'language, set language to english, set language to indonesian, set the language to english, set the language to indonesian, switch back to english, switch back to indonesian, change language, change the language, switch language, in english, in indonesian, change language to english, change language to indonesian, switch to english, switch to indonesian, speak english, speak indonesian',
    reads:
      "only english, english only, only english news, only english articles, only indonesian, indonesian only, only indonesian news, only indonesian articles, only want english, only want indonesian, in english only, only in english, just in english, news in english, articles in english, no english articles, no english news, stop english articles, stop sending english articles, stop sending english news, don't send english articles, don't send english news, want english news, want english articles, don't read english, don't understand english, don't speak english, can't read english, can't understand english, in indonesian only, only in indonesian, just in indonesian, news in indonesian, articles in indonesian, no indonesian articles, no indonesian news, stop indonesian articles, stop sending indonesian articles, stop sending indonesian news, don't send indonesian articles, don't send indonesian news, want indonesian news, want indonesian articles, don't read indonesian, don't understand indonesian, don't speak indonesian, can't read indonesian, can't understand indonesian, all languages, both languages, any language, language i don't read, language i don't understand, other languages",
    silent: 'turn off notifications, mute notifications, no notifications, no sound, without sound',
    buttons:
      'buttons, no buttons, turn off buttons, turn off the buttons, hide buttons, hide the buttons, remove the buttons',
    look: 'how posts look, change the look, layout, text is too small, letters too small',
    images:
      "no pictures, pictures off, turn the pictures off, turn pictures off, images off, no images, no photos, without pictures, without images, stop pictures, stop sending pictures, stop sending images, stop sending photos, don't send pictures, don't send images, hide pictures, turn off pictures",
    summary:
      'shorter, longer, short posts, shorter posts, longer posts, posts shorter, posts longer, only headlines, headlines only, no summary, no summaries',
  },
  things: { quiet: 'quiet hours, quiet', digest: 'digest, digests, daily digest, summaries' },
  thanks: 'thank, thanks, thx, tq',
  nods: 'ok nvm nevermind never mind actually okay okey yes yep yup yeah no nope cancel good great nice cool sorry lol haha hahaha hehe hmm bye goodbye',
  replies: {
    yes: 'yes, follow it, follow that, follow that one, yes do, yes remove, yes delete, yes cancel it, yes stop it, yes thank you, yes thanks, i want, ok i want, i want it, yep, yup, yeah, yes please, sure, of course, please do, do it, go ahead, go on then, ok do it, ok, okay, correct, right, that one, this one, sounds good',
    undo: 'undo, undo that, undo it, undo this, undo last, undo the last change, undo the last one, revert the last change, revert it, bring back, bring that back, put everything back, like before, take it back, take that back, put it back, bring it back, revert, revert that, restore, redo',
    wrong:
      "wrong, wrong one, wrong topic, that's wrong, thats wrong, not that, not that one, not this, not this one, not what i meant, not what i want, not what i wanted, that's not what i wanted, that is not what i wanted, wait, no wait, hold on, i didn't mean that, i did not mean that, the other, the other one, not that the other, not that the other one, cancel, cancel that, cancel it, never mind, nevermind, nvm, oops, no, nope, no no, no thanks, don't, misclick, mistake, my mistake",
    more: 'more, more please, next, next page, older, show more, some more, see more, go on, continue, keep going, and then, what else, anything else',
    both: 'both, both of them, all of them, all of these, all of those',
  },
  corrections:
    'oops, oops sorry, oh, wait, no wait, no, actually, sorry, my bad, but, i mistake, my mistake, mistake, wrong topic, wrong one, i meant, i mean, i meant to say, keep, rather, make it, make that, make them, change it to, change that to, change to, set it to, put it to, move it to, move it back to, back to, not that, hold on, hmm, better',
  correctionEnds: 'instead rather please too',
  ordinals: 'first, second, third, fourth, fifth, last',
  besideOrdinals:
    'the one number no option choice choose pick take a result article headline topic read show open me give i want',
  home: 'menu, main menu, back, go back',
  beforePlace: "i'm now in, i am now in, i moved to, i'm in, i am in, im in, i live in, i'm from",
  behindPlace: 'time',
  spellings:
    "you: u, your: ur, are: r, don't: dont, can't: cant, i'm: im, message: msg, messages: msgs, notifications: notifs, pictures: pics, unsubscribe: unsub, subscribe: sub, morning: mornin, account: acct, night: nite",
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
    until: 'until, till, til',
    openEnds: 'tomorrow, tonight, today, a while, now, the weekend, next week',
    forEver: 'forever, for ever, for good, always',
  },
};
