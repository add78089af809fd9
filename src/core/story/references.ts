/** A made report, by which an embedding model is tried before it is trusted. */
export interface Reference {
  /** Reports of one event have the same number. */
  event: number;
  /** Events of one kind are those that are easily taken for one another. */
  kind: string;
  text: string;
}

type FactPattern = readonly [kind: string, one: string, other: string];

/** Two reports of each event, in words of their own; two events of each kind. */
const told: Readonly<Record<string, readonly FactPattern[]>> = {
  en: [
    [
      'quake',
      'Strong earthquake shakes northern Chile, no tsunami warning. Residents of Iquique ran into the streets early on Tuesday.',
      'Chileans flee homes as 6.8 tremor hits near Iquique. The navy said there was no danger of a tsunami.',
    ],
    [
      'quake',
      'Earthquake in eastern Turkey leaves dozens homeless. Walls collapsed in villages around Malatya on Friday night.',
      'Tents for families in Malatya after tremor brings down houses. Rescuers found nobody under the rubble.',
    ],
    [
      'bank',
      'European Central Bank cuts interest rates by a quarter point. Lagarde said inflation was under control.',
      'ECB lowers borrowing costs for a second time as prices cool. The deposit rate falls to 3.5%.',
    ],
    [
      'bank',
      'Bank of Japan raises rates for the first time in a year. The yen rose against the dollar after the decision.',
      'Yen climbs as Tokyo policymakers lift the cost of borrowing. Governor Ueda pointed to rising wages.',
    ],
    [
      'match',
      'Arsenal beat Porto on penalties to reach the last eight. David Raya saved two spot-kicks at the Emirates.',
      'Raya the hero as Gunners knock out Porto in shoot-out. They are in the Champions League quarter-finals.',
    ],
    [
      'match',
      'Celtic crash out of Europe after defeat by Bodo/Glimt. The Norwegians won in Glasgow with two late goals.',
      'Late Norwegian double stuns Celtic Park and ends European hopes. The coach apologised to the fans.',
    ],
    [
      'fire',
      'Wildfire near Athens forces thousands to leave homes. Strong winds drove the flames towards Penteli.',
      'Greek firefighters battle blaze in the hills above the capital. Whole suburbs were evacuated overnight.',
    ],
    [
      'fire',
      'Blaze destroys historic stock exchange in Copenhagen. The spire of the old Borsen collapsed into the street.',
      'Danes rescue paintings as flames gut 400-year-old trading house. Its dragon-tail spire came down.',
    ],
  ],
  id: [
    [
      'gempa',
      'Gempa kuat guncang Maluku Tengah, tidak berpotensi tsunami. Warga Masohi berhamburan ke luar rumah Selasa dini hari.',
      'Warga Masohi lari ke jalan saat lindu magnitudo 6,1 terjadi. BMKG memastikan tsunami tidak akan datang.',
    ],
    [
      'gempa',
      'Gempa merusak puluhan rumah di Pasaman Barat. Tembok roboh di sejumlah nagari pada Jumat malam.',
      'Keluarga di Pasaman Barat tidur di tenda setelah rumahnya ambruk. Tim penyelamat tidak menemukan korban di reruntuhan.',
    ],
    [
      'bank',
      'Bank Indonesia turunkan suku bunga acuan 25 basis poin. Perry Warjiyo menyebut inflasi terkendali.',
      'BI Rate dipangkas jadi 5,75 persen karena harga stabil. Gubernur berharap kredit tumbuh lebih cepat.',
    ],
    [
      'bank',
      'The Fed tahan suku bunga, dolar menguat. Jerome Powell mengatakan belum perlu tergesa-gesa.',
      'Bank sentral Amerika Serikat belum ubah bunga acuannya. Powell menunggu data tenaga kerja.',
    ],
    [
      'laga',
      'Timnas Indonesia kalahkan Bahrain di GBK. Ole Romeny mencetak satu-satunya gol pada babak pertama.',
      'Gol tunggal Romeny bawa Garuda menang atas Bahrain. Puluhan ribu suporter memenuhi Senayan.',
    ],
    [
      'laga',
      'Persib gagal menang di kandang Port FC. Maung Bandung harus puas dengan hasil imbang di Bangkok.',
      'Maung Bandung bawa pulang satu poin dari Thailand. Persib sempat unggul sebelum disamakan Port.',
    ],
    [
      'kebakaran',
      'Kebakaran hanguskan pasar tradisional di Banjarmasin. Ratusan kios habis dilalap api sejak subuh.',
      'Pedagang Banjarmasin menangis, ratusan lapak ludes terbakar. Pemadam kesulitan karena jalan sempit.',
    ],
    [
      'kebakaran',
      'Kilang minyak di Dumai terbakar, warga mengungsi. Ledakan terdengar sampai beberapa kilometer.',
      'Ledakan di kilang Dumai, Pertamina lokalisasi api. Penduduk sekitar dibawa ke tempat aman.',
    ],
  ],
};

/** The reference reports of each language. Written for this, about events that are made up or told anew. */
export const references: Readonly<Record<string, readonly Reference[]>> = Object.fromEntries(
  Object.entries(told).map(([language, events]) => [
    language,
    events.flatMap(([kind, ...texts], event) => texts.map((text) => ({ event, kind, text }))),
  ]),
);
