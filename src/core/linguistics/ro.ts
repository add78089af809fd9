import { languageData } from './language-data.js';

/** What Kabar knows of Romanian. */
export const romanian = languageData({
  code: 'ro',
  months:
    'ianuarie ian, februarie feb, martie, aprilie apr, mai, iunie iun, iulie iul, august aug, septembrie sept, octombrie oct, noiembrie noi, decembrie dec',
  asides: [
    {
      pattern:
        /^(?:cite(?:ș|ş|s)te (?:și|şi|si|mai mult|și:)|vezi (?:și|şi|si)|recomandări)(?!\p{L}).{0,160}$/iu,
      example: 'Citește și: Alegerile',
    },
  ],
  bylines: {
    writers: 'autor, autoare, scris de, articol de, text',
    others: 'foto, sursa, sursă, editor, traducere, video, publicat, actualizat',
    by: 'de',
    conjunctions: 'și, şi',
    roles:
      'redacția redacţia redactia redactor redactori reporter jurnalist jurnalistă corespondent autor echipa colaborator',
    offices: 'corespondent reporter',
    starts: 'guvernul primăria ministerul evenimentul ziarul românia poliția',
    houses:
      'știri ştiri ziarul ziar agenția agentia universitatea ministerul revista televiziune fundația asociația monitorul',
    vague: 'de și la cu',
  },
});
