import { languageData } from './language-data.js';

/** What Kabar knows of Swedish. */
export const swedish = languageData({
  code: 'sv',
  titles: 'Dr Prof S:t bl.a t.ex ca d.v.s',
  numbered: 'nr kl',
  shortened: 'm.m etc osv',
  openers: 'det den de en ett han hon vi jag i på men och enligt efter för från när nu detta',
  months:
    'januari jan, februari feb, mars, april apr, maj, juni jun, juli jul, augusti aug, september sep, oktober okt, november nov, december dec',
  dates: {
    published: 'publicerad publicerat',
    beside: 'den kl klockan senast',
    weekdays: 'måndag tisdag onsdag torsdag fredag lördag söndag',
    updates: 'uppdater, ändrad',
  },
  asides: [
    {
      pattern:
        /^(?:hej|god (?:morgon|kväll)|kära läsare|välkommen|välkomna)(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\släsare\W*$)/iu,
      example: 'Hej alla!',
    },
    {
      pattern:
        /^(?:läs (?:mer|också|även|hela)|fortsätt läsa|se också|klicka här|följ oss|prenumerera)(?!\p{L}).*/iu,
      example: 'Läs mer',
    },
    { pattern: /^(?:annons|reklam|dela|foto ?:.*)\W*$/iu, example: 'Annons' },
  ],
  bylines: {
    writers: 'av, text, text av, skribent, författare',
    others: 'foto, foto av, bild, redaktör, översättning, källa, publicerad, uppdaterad, illustration',
    editors: 'redaktör',
    by: 'av',
    openings: 'av',
    conjunctions: 'och',
    tails: 'för, med',
    roles:
      'redaktionen redaktion redaktör reporter korrespondent journalist skribent ledarredaktionen nyhetsredaktionen sportredaktionen medarbetare ledare',
    starts: 'svenska norra södra östra västra nordvästra nordöstra sydvästra sydöstra',
    ends: 'posten tidningen bladet nyheter',
    houses:
      'allehanda nyheter tidning tidningen dagblad nyhetsbyrån universitet institutet förlag stiftelse förbund radio bladet folkblad tidningar kuriren förbundet föreningen',
    vague: 'det och från av vår gäst sport',
  },
});
