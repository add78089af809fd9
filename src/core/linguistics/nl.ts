import { languageData } from './language-data.js';

/** What Kabar knows of Dutch. */
export const dutch = languageData({
  code: 'nl',
  titles: 'dhr mevr mw Dr Drs Prof Mr Ir ca d.w.z o.a m.b.t bijv',
  numbered: 'nr blz art',
  shortened: 'enz etc',
  openers:
    'de het een hij zij ze het we wij ik in op bij na voor van volgens maar en dat dit die deze er ook toen nu',
  months:
    'januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sep, oktober okt, november nov, december dec',
  dates: {
    published: 'gepubliceerd geplaatst verschenen',
    beside: 'op om uur laatst laatste',
    weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo',
    updates: 'bijgewerkt, gewijzigd, geüpdatet, aangepast',
  },
  datelines: [{ dateline: 'AMSTERDAM (ANP) - ', sentence: 'Treinen rijden vrijdag niet.' }],
  asides: [
    {
      pattern:
        /^(?:goede(?:morgen|middag|navond)|hallo|beste lezers?|welkom)(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\slezers?\W*$)/iu,
      example: 'Goedemorgen, beste lezer!',
    },
    {
      pattern:
        /^(?:lees (?:meer|verder|ook|hier|het)|meer lezen|meer weten|verder lezen|bekijk (?:ook|hier|de)|klik hier|volg ons|abonneer|schrijf je in|meld je aan)(?!\p{L}).*/iu,
      example: 'Lees meer',
    },
    {
      pattern:
        /^(?:het bericht|dit artikel|het artikel) .*(?<!\p{L})(?:verscheen|is verschenen|werd gepubliceerd)(?!\p{L}).*/iu,
      example: 'Het bericht Staking verscheen eerst op Blog.',
      toEnd: true,
    },
    {
      pattern: /(?<!\p{L})(?:maakt|maken) gebruik van cookies/iu,
      example: 'Deze site maakt gebruik van cookies.',
    },
    { pattern: /^(?:advertentie|reacties?|delen|foto ?:.*|bron ?:.*)\W*$/iu, example: 'Advertentie' },
  ],
  bylines: {
    writers:
      'door, door onze redacteur, door onze verslaggever, door onze correspondent, van onze redacteur, van onze verslaggever, van onze correspondent, tekst, tekst door, auteur, geschreven door, een verhaal van, redacteur',
    others:
      'foto, foto’s, beeld, fotografie, redactie, eindredactie, vertaling, video, illustratie, bron, gepubliceerd, bijgewerkt',
    editors: 'redactie',
    by: 'door',
    openings: 'door',
    conjunctions: 'en',
    tails: 'voor, met medewerking van, in, uit',
    roles:
      'redactie redacteur redactrice verslaggever verslaggeefster verslaggevers correspondent correspondente buitenlandredactie binnenlandredactie sportredactie economieredactie nieuwsredactie medewerker medewerkers onze auteur persbureau stagiair columnist',
    beats: 'politiek onze',
    houses:
      'rijksoverheid nieuws krant persbureau universiteit ministerie vereniging stichting omroep tijdschrift uitgeverij gemeente politie dagblad gazet courant',
    vague: 'de het een van en door onze gast sport economie',
  },
  lead: { cutMark: /lees verder/ },
  pleas: {
    asks: 'abonneer volg lees klik bekijk luister download deel schrijf meld registreer bezoek ontvang ontdek reageer stem praat probeer stuur tip',
    behindAsks: 'je u ons onze hier de het dan meer verder alle ook via op nu mee gratis zelf',
    politely: '',
    luring: '',
    reader: 'je jij jou jouw jullie u uw lezer lezers abonnee abonnees',
    house: /(?<!\p{L})(?:[Oo]ns|[Oo]nze|[Ww]ij)(?!\p{L})/u,
    media:
      'nieuwsbrief nieuwsbrieven mail e-mail email app apps kanaal podcast podcasts aflevering video artikel artikelen bericht liveblog abonnement account reacties link site website facebook instagram twitter tiktok youtube spotify linkedin bluesky threads meldingen pushberichten fotoserie',
    here: /(?<!\p{L})(?:hier|hieronder)(?=[.!]?$| (?:voor|om|het|de)(?!\p{L}))/iu,
    reporting: 'zegt zei zeggen meldt meldde verklaarde vertelt schrijft waarschuwt',
    labels:
      'opinie, analyse, interview, liveblog, commentaar, column, reportage, podcast, fotoserie, in beeld, recensie, portret',
  },
});
