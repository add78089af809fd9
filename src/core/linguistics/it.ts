import { languageData } from './language-data.js';

/** What Kabar knows of Italian. */
export const italian = languageData({
  code: 'it',
  titles: 'Sig Sigg Sig.ra Dott Dott.ssa prof prof.ssa Avv On Arch Geom',
  numbered: 'n art',
  shortened: 'ecc s.p.a spa',
  openers:
    'il lo la i gli le un uno una lui lei loro in con per da secondo ma e non si suo sua questo questa dopo quando nel nella anche',
  months:
    'gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set, ottobre ott, novembre nov, dicembre dic',
  dates: {
    published: 'pubblicato pubblicata',
    beside: 'il alle ore h ultimo ultima',
    weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica lun mar mer gio ven sab dom',
    updates: 'aggiorna, modificat',
  },
  datelines: [
    { dateline: '(ANSA) - ROMA, 12 MAR - ', sentence: 'I treni si fermano venerdì.' },
    { dateline: 'Roma, 12 mar. (askanews) - ', sentence: 'I treni si fermano venerdì.' },
  ],
  inserts: [
    {
      pattern: /\((?:foto|immagine|credit|fonte)s?(?: ?:| di|\s?\/)[^()]{1,120}\)/iu,
      example: '(Foto: Marco Rossi/Ansa)',
      needs: '(',
    },
  ],
  asides: [
    {
      pattern:
        /^(?:buon(?:giorno|asera| pomeriggio)|ciao|car[ie] lett(?:ori|rici)|benvenut[ie])(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\slettori\W*$)/iu,
      example: 'Buongiorno a tutti!',
    },
    {
      pattern:
        /^(?:leggi (?:anche|tutto|di più|l[’']articolo|ancora|qui)|continua a leggere|vai all[’']articolo|guarda (?:anche|il video|le foto)|clicca qui|iscriviti|seguici|abbonati|scopri di più)(?!\p{L}).*/iu,
      example: 'Leggi anche: Sciopero, gli orari',
    },
    {
      pattern:
        /^(?:l[’']articolo|questo articolo|il post) .*(?<!\p{L})(?:proviene|sembra essere il primo|è stato pubblicato)(?!\p{L}).*/iu,
      example: "L'articolo Sciopero proviene da Blog.",
      toEnd: true,
    },
    {
      pattern:
        /^(?:pubblicità|annuncio|commenti|condividi|foto ?:.*|fonte ?:.*|riproduzione riservata.*)\W*$/iu,
      example: 'Pubblicità',
    },
  ],
  lateAsides: [
    {
      pattern:
        /^(?:articolo|contenuto|notizia) (?:riservat|esclusiv)\p{L}+ .{0,30}(?:abbonat|iscritt)[io]\W*$/iu,
      example: 'Articolo riservato agli abbonati.',
    },
  ],
  bylines: {
    writers:
      'di, dal nostro inviato, dalla nostra inviata, dal nostro corrispondente, dalla nostra corrispondente, a cura di, testo di, testo, autore, autrice, articolo di, scritto da, servizio di, intervista di, pubblicato da',
    others:
      'foto, foto di, fotografie di, traduzione, traduzione di, montaggio, video, video di, illustrazione, fonte, pubblicato, aggiornato, ultimo aggiornamento',
    editors: 'redazione',
    by: 'di',
    openings: 'di',
    conjunctions: 'e, ed',
    tails: 'dal nostro, dalla nostra, per, da, con',
    roles:
      'redazione redattore redattrice giornalista giornalisti corrispondente inviato inviata agenzia agenzie collaboratore autore autrice direttore caporedattore stagista team staff',
    offices: 'inviato inviata corrispondente',
    beats: 'nostro nostra',
    starts: 'regione provincia polizia comune protezione nuova',
    houses:
      'notizie giornale quotidiano agenzia università ministero associazione fondazione rivista televisione canale gruppo editore comune istituto stampa gazzetta liceo messaggero',
    vague:
      'il lo la i gli le di da del della e con per in online web ospite anonimo sport cronaca politica economia esteri',
  },
  lead: { cutMark: /leggi tutto/ },
  pleas: {
    asks: 'segui iscriviti iscrivetevi abbonati abbonatevi seguici seguiteci scarica scaricate clicca cliccate leggi leggete scopri scoprite ascolta ascoltate guarda guardate condividi condividete registrati registratevi scrivici commenta accedi',
    behindAsks:
      'anche qui la il lo l le i gli alla al nostra nostro nostri sul su tutte tutti tutto per di gratis ora con i',
    politely: '',
    luring: 'vuoi',
    reader: 'tu ti tuo tua tuoi tue voi vi lettore lettori abbonato abbonati',
    house: /(?<!\p{L})(?:[Nn]ostr[oaei]|[Nn]oi|[Ss]eguici|[Ss]eguiteci)(?!\p{L})/u,
    media:
      'newsletter mail e-mail email app applicazione canale podcast episodio video articolo articoli notizia notizie abbonamento account commenti link sito facebook instagram twitter tiktok youtube spotify linkedin bluesky threads notifiche gallery fotogallery diretta',
    here: /(?<!\p{L})(?:qui|qui sotto|a questo link)(?=[.!]?$)/iu,
    reporting:
      'detto dichiarato spiegato affermato annunciato aggiunto sottolineato precisato riferito sostiene spiega dice',
    labels:
      'opinione, analisi, intervista, in diretta, diretta, foto, fotogallery, editoriale, esclusiva, reportage, recensione, il commento, l’analisi, il caso, la storia',
  },
});
