import { languageData } from './language-data.js';

/** What Kabar knows of Hungarian. */
export const hungarian = languageData({
  code: 'hu',
  months:
    'január jan, február febr, március márc, április ápr, május máj, június jún, július júl, augusztus aug, szeptember szept, október okt, november nov, december dec',
  asides: [
    {
      pattern:
        /^(?:olvass(?:a|on)? (?:el|tovább|még)|kapcsolódó (?:cikk|cikkek|cikkeink)|ez is érdekelheti)(?!\p{L}).{0,160}$/iu,
      example: 'Olvassa el ezt is: A választás',
    },
  ],
  bylines: {
    writers: 'szerző, szerzők, írta, szöveg, riporter',
    others: 'fotó, fotók, forrás, szerkesztő, szerkesztette, fordította, videó, kép',
    conjunctions: 'és',
    roles:
      'szerkesztőség szerkesztő riporter tudósító újságíró szerző munkatárs munkatársunk munkatársunktól rovat',
    starts: 'új heti észak dél',
    ends: 'nemzet narancs hírlap',
    houses:
      'hírek újság híradó hírügynökség egyetem minisztérium alapítvány rádió televízió magazin kiadó iroda főkapitányság népe',
    vague: 'a az és vendég',
  },
});
