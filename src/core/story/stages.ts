/**
 * Words that tell at which stage an affair is, or which way it went: one line for each kind of affair, its stages
 * apart by `|`. Two articles that name different stages of one kind tell two events, however alike they are: a
 * verdict and a sentence, a rate that was cut and one that was held. English and Indonesian.
 */
const kinds = [
  'cut cuts lower lowers lowered slash turun turunkan menurunkan dipangkas pangkas memangkas anjlok melemah | ' +
    'raise raises raised hike hikes naik naikkan menaikkan kenaikan melonjak menguat | ' +
    'hold holds held steady unchanged tahan menahan ditahan mempertahankan stabil',
  'up rise rises rose gain gains surge surges soar | down fall falls fell slide slides slid slump drop drops',
  'steal steals stole stolen heist raid mencuri dicuri curi merampok dirampok rampok | ' +
    'arrest arrested arrests ott ditangkap tangkap menangkap diringkus ringkus dibekuk bekuk | ' +
    'tersangka charged | trial sidang disidang disidangkan perdana mediasi didakwa | tuntut dituntut menuntut | ' +
    'guilty convicted convicts convict | sentenced jailed vonis divonis | appeal appeals banding kasasi | ' +
    'gugat menggugat gugatan | diputus',
  'elected elect elects terpilih | inaugurated inaugural inauguration sworn dilantik lantik melantik pelantikan | ' +
    'sack sacked sacks fired ousts ousted toppled dipecat pecat | resigns resigned mundur | ' +
    'appointed appoints names named ditunjuk tunjuk menunjuk',
  'preview prediksi lineups lineup | pole kualifikasi qualifying | ' +
    'beat beats defeat defeats kalahkan mengalahkan menang winner wins win won | draw imbang',
  'missing hilang pencarian | passes bertambah | evakuasi ditemukan',
  'walkout mogok | approve approves approved ending ends berakhir',
  'agree agreed agrees accept accepts accepted sepakat menyepakati kesepakatan | ' +
    'threatens threatened threaten mengancam ancam | collapse collapses gagal batal',
  'explodes exploded destroyed meledak | completes completed berhasil',
  'visits arrives kunjungi mengunjungi tiba disambut | signs signed teken meneken menandatangani',
  'opens opening dibuka resmikan diresmikan meresmikan | closes closed ditutup',
  'first pertama | second kedua | third ketiga | fourth keempat',
] as const;

const stageOf = new Map<string, { kind: number; stage: number }[]>();
for (const [kind, line] of kinds.entries()) {
  for (const [stage, part] of line.split('|').entries()) {
    for (const word of part.trim().split(/\s+/)) {
      stageOf.set(word, [...(stageOf.get(word) ?? []), { kind, stage }]);
    }
  }
}

/** The stage of each kind of affair that some words name first: what comes first is what is told. Kind → stage. */
export function stagesOf(words: Iterable<string>): Map<number, number> {
  const found = new Map<number, number>();
  for (const word of words) {
    for (const { kind, stage } of stageOf.get(word) ?? []) if (!found.has(kind)) found.set(kind, stage);
  }
  return found;
}

/** How many kinds of affair two articles tell different stages of, and how many the same. */
export function compareStages(
  left: ReadonlyMap<number, number>,
  right: ReadonlyMap<number, number>,
): { apart: number; same: number } {
  let [apart, same] = [0, 0];
  for (const [kind, stage] of left) {
    const other = right.get(kind);
    if (other === undefined) continue;
    if (other === stage) same += 1;
    else apart += 1;
  }
  return { apart, same };
}
