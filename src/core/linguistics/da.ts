import { languageData } from './language-data.js';

/** What Kabar knows of Danish. */
export const danish = languageData({
  code: 'da',
  titles: 'Hr Fr Dr Prof bl.a f.eks ca',
  numbered: 'nr kl',
  shortened: 'm.m osv mio mia',
  openers: 'det den de en et han hun vi jeg i på men og ifølge efter for fra når nu dette',
  months:
    'januar jan, februar feb, marts mar, april apr, maj, juni jun, juli jul, august aug, september sep, oktober okt, november nov, december dec',
  dates: {
    published: 'udgivet offentliggjort publiceret',
    beside: 'den d kl senest',
    weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
    updates: 'opdater, ændret',
  },
  ordinalDots: true,
  asides: [
    {
      pattern:
        /^(?:læs (?:mere|også|hele|videre)|fortsæt læsning|se også|klik her|følg os|tilmeld)(?!\p{L}).*/iu,
      example: 'Læs mere',
    },
    { pattern: /^(?:annonce|reklame|del|foto ?:.*)\W*$/iu, example: 'Annonce' },
  ],
  bylines: {
    writers: 'af, tekst, tekst af, skrevet af, forfatter',
    others: 'foto, billede, redaktør, oversættelse, kilde, publiceret, opdateret, redigeret af',
    by: 'af',
    openings: 'af',
    conjunctions: 'og',
    tails: 'for, med',
    roles: 'redaktionen redaktion redaktør journalist korrespondent skribent medarbejder udsendt',
    starts: 'dansk danske',
    ends: 'tidende posten bladet',
    houses: 'nyheder avis avisen dagblad universitet forlag fond forening bureau bladet tidende medier',
    vague: 'det og fra af vores gæst sport',
  },
});
