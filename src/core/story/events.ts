import type { Stemmer } from './stem.js';
import { stemmerOf } from './stem.js';

/**
 * What can have happened, in English and Indonesian words (any form of them is found), with the kinds that are another
 * stage or the opposite of it. Phrases hold `_` for a blank.
 */
const classes: readonly {
  name: string;
  words: string;
  rivals?: string;
}[] = [
  {
    name: 'death',
    words:
      'die dead death deaths kill killed kills killing fatal fatality fatalities perish slain murder murdered massacre obituary passes_away passed_away dies | tewas meninggal wafat tutup_usia mati jenazah jasad menewaskan berpulang gugur bunuh pembunuhan dibunuh membunuh meregang_nyawa embuskan_napas',
    rivals: 'rescue arrest funeral',
  },
  {
    name: 'funeral',
    words: 'funeral bury burial buried laid_to_rest | pemakaman dimakamkan makam jenazah_tiba melayat',
    rivals: 'death',
  },
  {
    name: 'attack',
    words:
      'attack attacks attacked shoot shooting shootings shot gunman gunmen stab stabbing bomb bombing bombed airstrike airstrikes shelling missile missiles raid opens_fire ambush | serang serangan menyerang diserang tembak penembakan menembak ditembak tusuk penusukan ditusuk bom bombardir dibom rudal aniaya penganiayaan keroyok pengeroyokan',
  },
  { name: 'blast', words: 'explode explosion explosions blast exploded | ledakan meledak ledak' },
  {
    name: 'crash',
    words:
      'crash crashed collide collision derail derailed derailment capsize capsized sink sank sinks sunk goes_down plunge plunges plunged overturn overturned pileup wreck | kecelakaan tabrak tabrakan menabrak ditabrak terguling tenggelam karam jatuh anjlok laka tergelincir',
    rivals: 'quake eruption flood fire storm',
  },
  {
    name: 'fire',
    words:
      'fire blaze wildfire wildfires bushfire burn burns flames burned | kebakaran terbakar membakar hangus api karhutla ludes dilalap',
    rivals: 'quake eruption flood crash storm',
  },
  {
    name: 'quake',
    words: 'earthquake quake tremor aftershock jolt temblor | gempa lindu gempabumi',
    rivals: 'eruption flood fire crash storm',
  },
  {
    name: 'eruption',
    words:
      'erupt eruption erupts volcano volcanic ash lava | erupsi meletus letusan vulkanik gunung_api lava abu_vulkanik',
    rivals: 'quake flood crash storm',
  },
  {
    name: 'flood',
    words:
      'flood floods flooding inundate inundated deluge | banjir rendam terendam merendam genangan tergenang luapan meluap rob',
    rivals: 'quake eruption fire crash',
  },
  {
    name: 'storm',
    words: 'hurricane typhoon cyclone storm storms tornado landfall blizzard | badai topan siklon beliung',
    rivals: 'quake eruption fire crash',
  },
  {
    name: 'landslide',
    words:
      'landslide landslides mudslide avalanche cave_in caves_in collapse collapsed collapses | longsor ambruk roboh runtuh ambrol putus',
    rivals: 'quake eruption fire',
  },
  {
    name: 'rescue',
    words:
      'rescue rescued rescues saved survivor survivors pulled_alive evacuate evacuated evacuation freed flee flees | selamatkan diselamatkan selamat evakuasi dievakuasi mengevakuasi mengungsi pengungsi pengungsian',
    rivals: 'death',
  },
  {
    name: 'search',
    words:
      'missing search searching unaccounted vanished disappearance disappeared | hilang pencarian dicari mencari lenyap',
    rivals: 'found',
  },
  {
    name: 'found',
    words: 'found discovered recovered located | ditemukan menemukan penemuan',
    rivals: 'search',
  },
  {
    name: 'injury',
    words: 'injured injury injuries hurt wounded hospitalised hospitalized | luka terluka cedera dirawat',
  },
  {
    name: 'arrest',
    words:
      'arrest arrested arrests arresting detained detain detains custody nabbed caught apprehended captured held_over taken_into_custody surrenders | ditangkap menangkap tangkap penangkapan ringkus diringkus bekuk dibekuk ciduk diciduk terciduk diamankan mengamankan ott ditahan menahan penahanan gerebek digerebek',
    rivals: 'charge trial sentence acquit appeal escape',
  },
  {
    name: 'charge',
    words:
      'charged charges indicted indictment accused accuse accuses suspect prosecutors named_suspect | tersangka didakwa dakwaan dakwa menjerat dijerat',
    rivals: 'arrest trial sentence acquit appeal',
  },
  {
    name: 'trial',
    words:
      'trial testify testifies testified testimony hearing jury pleads pleaded plea arraigned | sidang disidang persidangan saksi bersaksi kesaksian pleidoi eksepsi tuntut dituntut tuntutan',
    rivals: 'arrest charge sentence acquit appeal',
  },
  {
    name: 'verdict',
    words: 'convicted convict convicts conviction guilty verdict | bersalah putusan diputus terbukti',
    rivals: 'arrest charge acquit appeal trial sentence',
  },
  {
    name: 'sentence',
    words:
      'sentenced sentence sentences sentencing jailed prison life_term executed | vonis divonis terpidana hukuman dihukum penjara memvonis eksekusi',
    rivals: 'arrest charge acquit appeal trial',
  },
  {
    name: 'acquit',
    words:
      'acquitted acquit acquits acquittal cleared pardoned pardon exonerated released walks_free | bebas dibebaskan membebaskan pembebasan lepas grasi amnesti abolisi',
    rivals: 'arrest charge sentence appeal',
  },
  {
    name: 'appeal',
    words: 'appeal appeals appealed overturn | banding kasasi praperadilan peninjauan_kembali',
    rivals: 'verdict fine arrest charge sentence acquit',
  },
  {
    name: 'lawsuit',
    words:
      'sue sues sued lawsuit suing complaint litigation | gugat gugatan menggugat digugat lapor laporkan melaporkan dilaporkan somasi',
    rivals: 'trial sentence verdict',
  },
  {
    name: 'probe',
    words:
      'investigate investigation investigates probe probes probing inquiry subpoena subpoenas subpoenaed | selidiki penyelidikan menyelidiki periksa diperiksa memeriksa pemeriksaan usut mengusut diusut panggil memanggil dipanggil pemanggilan geledah penggeledahan olah_tkp',
    rivals: 'sentence acquit',
  },
  {
    name: 'win',
    words:
      'win wins won winner victory victorious beat beats beaten defeat defeats defeated champion champions title triumph triumphs rout thrash edge clinch clinches crown lose loses lost loss | menang kemenangan memenangkan kalahkan mengalahkan dikalahkan kalah tumbang tumbangkan juara menjuarai taklukkan menaklukkan takluk tundukkan menundukkan tekuk libas bantai hajar bekuk gebuk permalukan gelar',
    rivals: 'draw',
  },
  {
    name: 'draw',
    words: 'draw draws drew tie tied stalemate held_to | imbang seri bermain_imbang',
    rivals: 'win',
  },
  {
    name: 'transfer',
    words:
      'transfer signs_for joins loan contract signing | transfer rekrut merekrut direkrut dikontrak boyong datangkan mendatangkan pinjaman bergabung gabung',
  },
  {
    name: 'resign',
    words:
      'resign resigns resigned resignation resigning quit quits steps_down step_down stepping_down stands_down retire retires retirement | mundur pengunduran mengundurkan undur pensiun',
    rivals: 'appoint elect sack',
  },
  {
    name: 'sack',
    words:
      'sack sacked sacks fired fires firing dismissed dismisses ousted oust ousts removed impeach impeached impeachment | dipecat pecat memecat pemecatan dicopot copot mencopot pencopotan diberhentikan memberhentikan pemberhentian dinonaktifkan',
    rivals: 'appoint elect resign',
  },
  {
    name: 'appoint',
    words:
      'appoint appoints appointed appointment nominate nominates nominated nominee nomination sworn inaugurated inauguration picks pick names taps confirmed confirmation | dilantik lantik melantik pelantikan ditunjuk tunjuk menunjuk penunjukan diangkat calon capim',
    rivals: 'resign sack',
  },
  {
    name: 'elect',
    words:
      'election elect elected elects vote votes voted voters ballot poll polls primary caucus runoff | pemilu pilpres pilkada terpilih pemilihan memilih pilgub pileg',
    rivals: 'resign sack',
  },
  {
    name: 'rise',
    words:
      'rise rises rose rising raise raises raised increase increases increased hike hikes gain gains surge surges soar soars jump jumps climb climbs up record_high | naik kenaikan menaikkan naikkan dinaikkan melonjak lonjakan menguat penguatan meningkat meroket melejit tertinggi',
    rivals: 'fall hold',
  },
  {
    name: 'fall',
    words:
      'fall falls fell falling cut cuts cutting lower lowers lowered slash slashes reduce reduces reduced drop drops dropped decline declines slide slides slump slumps plunge tumble tumbles down record_low | turun penurunan menurunkan turunkan diturunkan pangkas memangkas dipangkas merosot melemah pelemahan anjlok terpuruk ambles terendah',
    rivals: 'rise hold',
  },
  {
    name: 'hold',
    words:
      'steady unchanged on_hold holds_rates holds kept keeps leaves | mempertahankan pertahankan dipertahankan stabil tidak_berubah tahan',
    rivals: 'rise fall',
  },
  {
    name: 'pass',
    words:
      'pass passes passed passage approve approves approved approval backs ratify ratified enact adopts votes_for signs_bill | sahkan disahkan mengesahkan pengesahan setujui menyetujui disetujui persetujuan kabulkan mengabulkan dikabulkan restui',
    rivals: 'reject',
  },
  {
    name: 'reject',
    words:
      'reject rejects rejected rejection block blocks blocked veto vetoes vetoed deny denies denied refuse refuses refused oppose opposes opposed strikes_down | tolak menolak ditolak penolakan veto bantah membantah dibantah enggan menampik tepis',
    rivals: 'pass deal',
  },
  {
    name: 'deal',
    words:
      'deal agree agrees agreed agreement accord treaty truce ceasefire pact settle settlement compromise | sepakat kesepakatan menyepakati disepakati damai perdamaian perjanjian gencatan nota_kesepahaman mou',
    rivals: 'reject',
  },
  {
    name: 'protest',
    words:
      'protest protests protesters rally rallies demonstrate demonstration demonstrators march riot riots unrest clash clashes | demo demonstrasi unjuk_rasa aksi massa mahasiswa_turun ricuh kerusuhan rusuh bentrok bentrokan',
  },
  {
    name: 'strike',
    words: 'walkout walkouts walk_out strikers on_strike to_strike stoppage picket | mogok',
    rivals: 'deal',
  },
  {
    name: 'launch',
    words:
      'launch launches launched launching unveil unveils unveiled debut debuts releases release introduces rollout blasts_off lifted_off liftoff | luncurkan meluncurkan diluncurkan peluncuran rilis dirilis merilis perkenalkan memperkenalkan meluncur',
    rivals: 'closing',
  },
  {
    name: 'opening',
    words:
      'open opens opened opening inaugurates | resmikan meresmikan diresmikan peresmian dibuka membuka pembukaan',
    rivals: 'closing',
  },
  {
    name: 'closing',
    words:
      'close closes closed closure shut shuts shutdown shutting suspend suspends suspended cancels cancelled canceled halt halts halted postponed | tutup menutup ditutup penutupan hentikan menghentikan dihentikan penghentian batal dibatalkan membatalkan ditunda menunda penundaan',
    rivals: 'opening launch',
  },
  {
    name: 'ban',
    words:
      'ban bans banned banning prohibit outlaw outlaws blacklist restrict restrictions barred | larang melarang dilarang larangan blokir diblokir pemblokiran cekal dicekal',
    rivals: 'lift',
  },
  {
    name: 'lift',
    words:
      'lift lifts lifted eases allows restore restored reinstated reopen reopens | cabut dicabut mencabut pencabutan izinkan mengizinkan diizinkan pulih',
    rivals: 'ban',
  },
  {
    name: 'fine',
    words:
      'fine fined fines penalty penalties sanction sanctions sanctioned punish tariff tariffs | denda didenda sanksi disanksi tilang ditilang tarif',
  },
  { name: 'recall', words: 'recall recalls recalled withdraws_product | tarik_kembali penarikan' },
  {
    name: 'visit',
    words:
      'visit visits visited arrives arrive arrived trip tour tours | kunjungi kunjungan berkunjung mengunjungi tinjau meninjau peninjauan tiba blusukan sambangi menyambangi',
    rivals: '',
  },
  {
    name: 'meeting',
    words:
      'meet meets met meeting talks summit negotiate negotiations dialogue | bertemu pertemuan temui menemui ditemui rapat perundingan ktt audiensi dialog',
  },
  {
    name: 'family',
    words: 'marry marries married wedding engaged | menikah nikah pernikahan dinikahi lamaran menikahi',
    rivals: 'divorce',
  },
  {
    name: 'divorce',
    words: 'divorce divorces divorced split separation | cerai bercerai perceraian menceraikan berpisah',
    rivals: 'family',
  },
  { name: 'birth', words: 'birth born gives_birth pregnant | lahir melahirkan kelahiran hamil' },
  {
    name: 'hack',
    words:
      'hack hacked hackers hacking cyberattack ransomware breach leak leaked leaks outage | retas peretas peretasan diretas bocor kebocoran ransomware siber',
  },
  {
    name: 'layoff',
    words: 'layoff layoffs lays_off job_cuts axes redundancies cut_jobs | phk dirumahkan pemutusan_hubungan',
  },
  {
    name: 'merger',
    words:
      'acquire acquires acquired acquisition takeover merger merge buy buys bought buying purchase | akuisisi mengakuisisi diakuisisi merger beli membeli dibeli pembelian',
  },
  { name: 'profit', words: 'profit profits revenue earnings quarterly | laba pendapatan rugi kuartal' },
  {
    name: 'invest',
    words:
      'invest invests investment plant factory build builds built construction | investasi berinvestasi bangun membangun dibangun pembangunan',
  },
];

/** How many kinds of event there are. */
export const eventKinds: number = classes.length;

const placeOf = new Map(classes.map(({ name }, place) => [name, place]));

/** The kinds of these names, parted by blanks. */
export function kindsNamed(names: string): ReadonlySet<number> {
  return new Set(names.split(' ').map((name) => placeOf.get(name) ?? -1));
}

/** For each kind, those that are another stage or the opposite. */
export const rivals: readonly ReadonlySet<number>[] = classes.map(({ name, rivals: own = '' }, place) => {
  const named = own.split(' ').filter(Boolean);
  const naming = classes.filter((each) => (each.rivals ?? '').split(' ').includes(name));
  return new Set(
    [...named, ...naming.map((each) => each.name)]
      .map((each) => placeOf.get(each))
      .filter((each): each is number => each !== undefined && each !== place),
  );
});

interface Lexicon {
  words: ReadonlyMap<string, readonly number[]>;
  /** First word → the other words and the kind. */
  phrases: ReadonlyMap<string, readonly { second: string; kind: number }[]>;
}

const lexicons = new Map<Stemmer, Lexicon>();

function lexiconOf(language: string | null): Lexicon {
  const stem = stemmerOf(language);
  let lexicon = lexicons.get(stem);
  if (lexicon === undefined) {
    lexicon = makeLexicon(
      language === 'en' ? [0] : language === 'id' || language === 'ms' ? [1] : [0, 1],
      stem,
    );
    lexicons.set(stem, lexicon);
  }
  return lexicon;
}

function makeLexicon(parts: readonly number[], stem: Stemmer): Lexicon {
  const words = new Map<string, number[]>();
  const phrases = new Map<string, { second: string; kind: number }[]>();
  for (const [kind, { words: line }] of classes.entries()) {
    for (const form of parts.flatMap((part) => (line.split('|')[part] ?? '').trim().split(/\s+/))) {
      const [one = '', second] = form.split('_');
      if (second === undefined) {
        const key = stem(one);
        const known = words.get(key) ?? [];
        if (!known.includes(kind)) words.set(key, [...known, kind]);
      } else phrases.set(one, [...(phrases.get(one) ?? []), { second, kind }]);
    }
  }
  return { words, phrases };
}

/** The kinds of event that some words tell, in the order in which they come. */
export function eventsOf(words: readonly string[], language: string | null): number[] {
  const lexicon = lexiconOf(language);
  const stem = stemmerOf(language);
  const found = new Set<number>();
  for (const [place, word] of words.entries()) {
    for (const { second, kind } of lexicon.phrases.get(word) ?? []) {
      if (words[place + 1] === second) found.add(kind);
    }
    for (const kind of lexicon.words.get(stem(word)) ?? []) found.add(kind);
  }
  return [...found];
}
