import { languageData } from './language-data.js';

/** What Kabar knows of Norwegian. */
export const norwegian = languageData({
  code: 'no',
  titles: 'Hr Fr Dr Prof bl.a f.eks ca',
  numbered: 'nr kl',
  shortened: 'm.m osv mill mrd',
  openers: 'det den de en et han hun vi jeg i på men og ifølge etter for fra når nå dette',
  months:
    'januar jan, februar feb, mars, april apr, mai, juni jun, juli jul, august aug, september sep, oktober okt, november nov, desember des',
  dates: {
    published: 'publisert',
    beside: 'den kl sist',
    weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
    updates: 'oppdater, endret',
  },
  ordinalDots: true,
  asides: [
    {
      pattern:
        /^(?:les (?:mer|også|hele|videre|saken)|fortsett å lese|se også|klikk her|følg oss|abonner)(?!\p{L}).*/iu,
      example: 'Les mer',
    },
    { pattern: /^(?:annonse|reklame|del|foto ?:.*)\W*$/iu, example: 'Annonse' },
  ],
  bylines: {
    writers: 'av, tekst, tekst av, skrevet av, forfatter',
    others: 'foto, bilde, redaktør, oversettelse, kilde, publisert, oppdatert',
    editors: 'redaktør',
    by: 'av',
    openings: 'av',
    conjunctions: 'og',
    tails: 'for, med',
    roles: 'redaksjonen redaksjon redaktør journalist korrespondent skribent medarbeider nyhetsredaksjonen',
    starts: 'kanal',
    ends: 'kommune industri aftenblad tidende næringsliv blad',
    houses:
      'nyheter avis avisen dagblad universitet forlag stiftelse forening byrå bladet arbeiderblad avisa telegrambyrå',
    vague: 'det og fra av vår gjest sport',
  },
});
