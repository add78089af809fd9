import { languageData } from './language-data.js';

/** What Kabar knows of German. */
export const german = languageData({
  code: 'de',
  titles: 'dr prof Hr Fr bzw z.b d.h u.a ca vgl evtl ggf sog inkl zzgl gest Dipl Ing med jur vs St',
  numbered: 'nr str abs art tel',
  shortened: 'usw etc mio mrd co',
  openers:
    'der die das ein eine er sie es wir ich im in am an auf nach bei mit für von zu aber und doch auch so nun jetzt dies diese dieser dieses damit dabei grund laut wie was wer ihr sein seine',
  months:
    'januar jan jänner, februar feb, märz mär mrz, april apr, mai, juni jun, juli jul, august aug, september sep sept, oktober okt, november nov, dezember dez',
  dates: {
    published: 'veröffentlicht erschienen',
    beside: 'am um uhr vom den zuletzt letzte erstellt',
    weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
    updates: 'aktualisier, geändert, letzte änderung',
  },
  ordinalDots: true,
  datelines: [
    { dateline: 'Berlin (dpa) - ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'Berlin/München (dpa) – ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'Frankfurt/Main (epd). ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'Hamburg/Berlin ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'HAMBURG taz | ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: '(sda) ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'sda/rr. ', sentence: 'Die Bahn streicht Züge.' },
    { dateline: 'Düsseldorf ', sentence: 'Die Bahn streicht Züge.' },
  ],
  fronts: [
    {
      pattern: /^(?:Pressemitteilung|Medienmitteilung)(?: vom)? [^|]{0,30}\d{4}\s*[|:–-]\s+/u,
      example: 'Pressemitteilung vom 25. Januar 2022 |',
    },
  ],
  inserts: [
    {
      pattern: /\((?:foto|bild|quelle|symbolbild|grafik)s?(?::| von|\s?\/)[^()]{1,120}\)/iu,
      example: '(Foto: Jens Müller/dpa)',
      needs: '(',
    },
  ],
  asides: [
    {
      pattern:
        /^(?:weiterlesen|weiter lesen|mehr lesen|mehr dazu|mehr infos|mehr zum thema|jetzt lesen|zum artikel|hier (?:klicken|weiterlesen|geht(?: es|[’']?s))|lesen sie (?:mehr|auch|hier|den)|lies mehr|alles weitere)(?!\p{L}).{0,120}$/iu,
      example: 'Weiterlesen',
    },
    {
      pattern:
        /^(?:der|dieser) (?:beitrag|artikel) .*(?<!\p{L})(?:erschien|ist|wurde) (?:zuerst|zuletzt|auf|im|in)(?!\p{L}).*/iu,
      example: 'Der Beitrag Bahn erschien zuerst auf Blog.',
      toEnd: true,
    },
    {
      pattern:
        /^(?:lesen sie auch|lesetipp|mehr zum thema|auch interessant|siehe auch)\s?:?\s.{0,160}$|^(?:foto|bild|quelle|video|anzeige|werbung|lesedauer)\s?:\s.{0,160}$/iu,
      example: 'Mehr zum Thema: Bahn streicht Züge',
    },
    {
      pattern:
        /^jetzt (?!\p{Ll}+ (?:er|sie|es|ist|hat|wird)).{0,60}(?<!\p{L})(?:testen|lesen|weiterlesen|anmelden|abonnieren|sichern|bestellen|ansehen|anschauen|herunterladen|registrieren|mitmachen|abstimmen|entdecken)\W*$/iu,
      example: 'Jetzt kostenlos testen und weiterlesen.',
    },
    {
      pattern:
        /^(?:alle(?: (?:neuen|aktuellen|wichtigen))?|alles wichtige|mehr|das wichtigste|die (?:wichtigsten|neuesten|aktuellen)|aktuelle) (?!als).{0,60}(?<!\p{L})(?:(?:im|in unserem|auf|in der) (?:(?:live|news|corona)?-?(?:ticker|blog)|überblick|podcast|video|mediathek)|hier)\W*$/iu,
      example: 'Alle Entwicklungen im Newsblog.',
    },
    {
      pattern: /^(?:guten (?:morgen|tag|abend)|hallo|liebe (?:leser|leserinnen))(?!\p{L})[^.?]{0,60}[,!]/iu,
      example: 'Guten Morgen, liebe Leser!',
    },
    {
      pattern: /(?:verwende[nt]|nutz(?:en|t)|setz(?:en|t)) (?:\p{L}+ )?cookies(?!\p{L})/iu,
      example: 'Diese Website verwendet Cookies.',
    },
    { pattern: /^(?:anzeige|werbung|kommentare?|teilen)\W*$/iu, example: 'Anzeige' },
    {
      pattern:
        /^(?:(?:folgen sie uns|abonnieren|melden sie sich)(?!\p{L}).*|newsletter(?!\s\p{Ll}+\s\p{Lu}).*)/iu,
      example: 'Abonnieren Sie unseren Newsletter.',
    },
  ],
  lateAsides: [
    {
      pattern:
        /^(?!.*["„“]).{0,60}(?:[Ff]inden|[Ll]esen|[Ss]ehen|[Ee]rfahren) Sie (?:hier|jetzt|mehr)(?!\p{L}).{0,30}$/u,
      example: 'Tipps zur Berechnung finden Sie hier!',
    },
    {
      pattern:
        /^dies(?:er|e|es) (?:text|bericht|meldung|beitrag|artikel|inhalt|interview) (?:ist|wurde|erschien|stammt)(?!\p{L}).*/iu,
      example: 'Diese Meldung ist Teil einer automatisierten Nachrichtenproduktion.',
    },
  ],
  bylines: {
    writers:
      'von, ein gastbeitrag von, gastbeitrag von, ein essay von, essay von, eine reportage von, eine kolumne von, kolumne von, ein interview von, von unserem korrespondenten, von unserer korrespondentin, text, text von, autor, autorin, autoren, bericht von, ein bericht von, ein kommentar von, kommentar von, eine analyse von, interview, protokoll, geschrieben von, verfasst von, redakteur',
    others:
      'mit informationen von, foto, fotos, foto von, fotos von, bild, bilder, redaktion, bearbeitet von, übersetzt von, übersetzung, quelle, video, grafik, kamera, schnitt, illustration, illustration von, illustrationen von, fotografie von, fotografien von, stand, veröffentlicht, aktualisiert',
    editors: 'redaktion, bearbeitet von',
    by: 'von',
    openings: 'von',
    conjunctions: 'und, sowie',
    tails: 'mit material von, mit agenturmaterial, mit dpa, aus, für, im gespräch',
    roles:
      'expertin experte beraterin begleiterin übermittelt veröffentlicht durch abteilung sekretariat projektleiter projektleiterin pressesprecher pressesprecherin redaktion redakteur redakteurin redakteure korrespondent korrespondentin autor autorin autoren reporterin chefredakteur chefredakteurin volontär volontärin agentur agenturen mitarbeiter onlineredaktion sportredaktion newsdesk gastbeitrag gastautor gastautorin herausgeber leserbrief leserbriefe pressemitteilung pressestelle ressort journalistin',
    offices:
      'experte expertin autor autorin gastautor gastautorin redakteur redakteurin reporter reporterin korrespondent korrespondentin kolumnist kolumnistin journalist journalistin',
    beats: 'politischer politische leitender leitende freie freier stellvertretender',
    starts: 'deutsche deutscher deutsches junge neues',
    ends: 'medizin merkur kurier morgenpost wissenschaft',
    houses:
      'netzwerk inhalte bildung forschung bundesregierung landesregierung fraktion partei kreuz departement gmbh ag kg e.v union bündnis zeitung nachrichten zeitschrift magazin verlag rundfunk fernsehen agentur universität hochschule ministerium verein verband stiftung institut gesellschaft bundesamt polizei feuerwehr stadt landkreis online presseportal abendblatt tageblatt tagblatt kreisblatt volksblatt wochenblatt gymnasium realschule grundschule oberschule gesamtschule hauptschule philharmonie orchester landratsamt präsidium handelskammer handwerkskammer volksbank sparkasse stadtwerke jobcenter initiative',
    vague:
      'datum beiträge kommentare der die das und von aus mit für unbekannt gast presse sport kultur wirtschaft politik',
  },
  lead: { cutMark: /weiterlesen|mehr/ },
  pleas: {
    asks: 'abonnieren abonniere abonniert folgen folge folgt lesen lies lest klicken klick klickt besuchen besuche besucht schauen schau schaut sehen horen hore hort laden lade holen hol teilen teile teilt schreiben schreib schreiben melden melde meldet registrieren registriere testen teste sichern sichere bestellen bestelle nutzen nutze diskutieren diskutiere kommentieren kommentiere unterstutzen unterstutze erfahren erfahre entdecken entdecke verpassen',
    behindAsks: 'sie uns unseren unserem hier jetzt mehr dich euch weiter mit',
    politely: 'bitte',
    luring: 'lust neugierig',
    reader:
      'du dir dich euch dein deine deinen deiner leser leserinnen abo abonnent abonnenten abonnentin mitglied zuschauer',
    house: /(?<!\p{L})(?:[Uu]ns(?:er(?:e[mnrs]?)?)?|[Ww]ir)(?!\p{L})/u,
    media:
      'newsletter interview reportage bericht mail e-mail email postfach app apps kanal kanale podcast podcasts folge video videos artikel beitrag beitrage liveticker ticker newsblog abo abos abonnement probeabo probemonat registrierung konto kommentar kommentare kommentarspalte link links website webseite homepage facebook instagram twitter tiktok youtube spotify linkedin bluesky mastodon threads newsfeed push benachrichtigungen mediathek bildergalerie fotostrecke inhalte angebot',
    here: /(?<!\p{L})hier(?=[.!:]?$| (?:geht|gehts|finden|lesen|klicken|anmelden|bestellen|entlang|kostenlos|mehr|alles|weiter|zum|zur|im|auf)(?!\p{L}))/iu,
    reporting:
      'sagt sagte sagten teilte teilten erklarte erklärte betonte berichtet berichtete hiess hieß warnte schreibt schrieb fordert forderte meinte',
    labels:
      'kommentar, analyse, liveticker, live-ticker, eilmeldung, liveblog, newsblog, reportage, porträt, meinung, kolumne, rezension, kritik, glosse, leitartikel, faktencheck, gastbeitrag, exklusiv, bildergalerie, fotostrecke',
  },
});
