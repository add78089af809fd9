import type { PleaWords } from './language-data.js';

/** How English sites ask their readers for something. */
export const englishPleas: PleaWords = {
  asks: 'read add scroll print listen watch see view check click tap press swipe follow join subscribe sign register log download install get grab find discover explore learn browse visit head go leave drop write send submit share tell email text message contact ask comment rate review support donate become try stay tune stream hear turn switch enable allow vote scan enter order buy book bookmark save catch keep continue upgrade unlock claim',
  behindAsks:
    'the a an this that these those your our us me my more all every any it its them their his her what how why who where when which on in at to up for from with by here now along out over scrolling below above through into as live directly free back and or today later full latest breaking new exclusive daily about another one some everything',
  // `Follow-up talks`
  notAsks: /^\W*\p{L}+-\p{L}/u,
  politely: 'please',
  luring: 'want wanna looking don dont remember',
  reader: 'you your yours readers viewers listeners subscribers',
  house: /(?<![\p{L}.])(?:us|[Oo]urs?|[Ww]e)(?![\p{L}.])/u,
  media:
    'newsletter newsletters inbox email e-mail mail notification notifications alerts app apps website homepage link links bio comments podcast podcasts episode episodes video videos article articles story stories post posts blog channel feed spotify youtube instagram facebook twitter tiktok linkedin reddit bluesky patreon substack subscription community membership premium transcript gallery slideshow interview quiz poll survey coverage updates headlines edition livestream stream webinar playlist recipe details information news review guide description',
  here: /(?:\bhere\b(?=[.!]?$| (?:to|for|or|and)\b)|\b(?:below|above|(?:find out|learn|read|see|know) more)(?=[.!]?$))/i,
  reporting:
    'said says say told tells wrote writes added adds warned warns urged urges advised advises announced announces tweeted explained claimed argues argued stated confirmed noted quips quipped joked',
  labels:
    'watch, watch live, watch now, live, live update, live updates, live blog, video, audio, listen, opinion, analysis, comment, explainer, explained, in pictures, in photos, photos, pictures, gallery, interview, podcast, exclusive, breaking, breaking news, just in, q&a, quiz, review, recap, profile, obituary, feature, factbox, fact check, editorial, column, update, updated, developing, first look, must see, viral, long read, special report, investigation',
};
