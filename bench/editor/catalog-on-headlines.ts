import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { catalogSchema } from '../../src/core/catalog.js';
import { type Classifiable, type Classifier, compileTopics } from '../../src/core/classify.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';

/** A headline with the category that its publisher gave it. */
interface Headline {
  lang: string;
  headline: string;
  category: string;
}

/** A filing of an earlier version that a person read. */
interface Filing {
  topic: string;
  lang: string;
  headline: string;
  summary: string;
  right: boolean;
}

/** Publishers' categories, as they begin, and the topics of which one has to be filed. */
const expected: readonly [string, RegExp, readonly string[]][] = [
  ['en', /^(elections|presidential_elections|polls|voting_rights)/, ['pemilu']],
  [
    'en',
    /^(white_house|us_house|us_senate|us_congress|republican_party|democratic_party|impeachment|federal_budget|fiscal_cliff|campaign_finance|justice_department|fbi|nsa|politics)/,
    ['amerika-serikat', 'pemilu'],
  ],
  ['en', /^immigration/, ['imigrasi']],
  ['en', /^healthcare/, ['jaminan-kesehatan', 'kesehatan']],
  ['en', /^coronavirus/, ['covid']],
  ['en', /^middle_east/, ['timur-tengah', 'palestina-israel']],
  ['en', /^gun_control/, ['senjata-api']],
  ['en', /^supreme_court/, ['mahkamah-agung-as']],
  ['en', /^(environment|climate)/, ['iklim']],
  ['en', /^education/, ['pendidikan']],
  ['en', /^(terrorism|isis)/, ['terorisme', 'timur-tengah']],
  ['en', /^north_korea/, ['korea-utara']],
  ['en', /^(economy_and_jobs|economic_policy)/, ['ekonomi', 'ketenagakerjaan', 'rupiah']],
  ['en', /^taxes/, ['pajak']],
  ['en', /^violence_in_america/, ['hukum-kriminal', 'senjata-api']],
  ['en', /^technology/, ['teknologi', 'media-sosial', 'ponsel']],
  ['en', /^russia$/, ['rusia-ukraina', 'eropa', 'amerika-serikat']],
  ['en', /^Sports$/, ['olahraga']],
  ['en', /^Sci\/Tech$/, ['iptek', 'ekonomi', 'iklim']],
  ['en', /^Business$/, ['ekonomi', 'iptek']],
  ['en', /^World$/, ['dunia', 'hukum', 'politik', 'bencana']],
  ['id', /^(Bola|bola|bola\.okezone\.com)(\||$)/, ['sepak-bola', 'olahraga']],
  ['id', /^(Sports|sport|Super Skor|sport\.detik\.com|sports\.)/, ['olahraga']],
  ['id', /^(Otomotif|otomotif|oto\.detik\.com)/, ['otomotif']],
  ['id', /^(International|Internasional|dunia|international\.)/, ['dunia', 'hukum', 'politik', 'bencana']],
  ['id', /^(bisnis|Bisnis|Ekbis|Economy|Money|finance\.detik|economy\.okezone|ekbis\.)/, ['ekonomi']],
  ['id', /^(Selebriti|SELEBRITI|Celebrity|Seleb|seleb|TV|hot\.detik|kapanlagi|celebrity\.)/, ['hiburan']],
  ['id', /^(tekno|Tekno|Techno|techno\.okezone)/, ['iptek', 'ekonomi']],
  ['id', /^(Muslim|kalam\.)/, ['islam', 'haji-umrah']],
  ['id', /^(Travel|travel)/, ['wisata', 'penerbangan', 'transportasi', 'kuliner']],
  ['id', /^(Nasional|nasional|nasional\.)/, ['politik', 'hukum', 'presiden', 'pemilu']],
  ['id', /^hukum\.tempo/, ['hukum']],
  ['id', /^(metro|Metro|megapolitan)/, ['jakarta', 'hukum', 'daerah', 'bencana', 'politik']],
  ['id', /^Properti/, ['properti']],
  ['id', /^(cantik|Beauty|gaya|Lifestyle)/, ['kecantikan', 'kesehatan', 'hiburan', 'daerah']],
  ['id', /^KOREA/, ['k-pop']],
  ['id', /^(Sains)/, ['antariksa', 'iptek', 'bencana', 'kesehatan']],
];

/** One half of all texts works, the other is looked at once: the half is chosen by the words themselves. */
export const halfOf = (headline: string) =>
  (createHash('sha256').update(headline).digest()[0] ?? 0) < 128 ? 'dev' : 'held';

const linesOf = <Line>(file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));

const nowhere = { categories: [], feed: 'none', publisher: { id: 'none' } };
const articleOf = (headline: string, summary: string | null): Classifiable => ({
  ...nowhere,
  headline,
  summary,
});

/**
 * Counts how well a catalog files real headlines that do not stand in this repository:
 * `tsx bench/editor/catalog-on-headlines.ts <dev|held> <headlines.jsonl> <judged.jsonl> [catalog.json]`.
 * A publisher's category says what a headline is about, so that the share of its headlines that are filed under
 * what belongs to it is a lower bound of recall; precision comes from the filings that people have read.
 */
function count(half: string, headlines: string, judged: string, file: string): string {
  const catalog = catalogSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const classify = compileTopics(catalog);
  const topicsOf = new Map((catalog.categories ?? []).map(({ id }) => [id, new Set<string>()]));
  for (const { id, category } of catalog.topics) topicsOf.get(category ?? '')?.add(id);
  const isAbout = (wanted: readonly string[], found: readonly string[]) =>
    found.some((topic) => wanted.some((each) => each === topic || topicsOf.get(each)?.has(topic) === true));
  const texts = linesOf<Headline>(headlines).filter(({ headline }) => halfOf(headline) === half);
  const filed = texts.map((text) => ({ ...text, topics: classify(articleOf(text.headline, null)) }));
  const rows = expected.flatMap(([lang, category, wanted]) => {
    const asked = filed.filter((text) => text.lang === lang && category.test(text.category));
    const right = asked.filter(({ topics }) => isAbout(wanted, topics)).length;
    return asked.length === 0
      ? []
      : [
          [
            lang,
            category.source.slice(0, 40),
            wanted.join(', '),
            String(asked.length),
            rounded(right / asked.length),
          ],
        ];
  });
  const anyTopic = ['en', 'id'].map((lang) => {
    const own = filed.filter((text) => text.lang === lang);
    return `${lang}: ${own.length} headlines, ${rounded(own.filter(({ topics }) => topics.length > 1).length / own.length)} filed`;
  });
  const filings = linesOf<Filing>(judged).filter(({ headline }) => halfOf(headline) === half);
  return [
    anyTopic.join('\n'),
    table([['language', 'category', 'one of', 'headlines', 'filed'], ...rows]),
    ...['en', 'id'].map((lang) => judgedLine(lang, filings, classify)),
  ].join('\n\n');
}

function judgedLine(lang: string, filings: readonly Filing[], classify: Classifier): string {
  const own = filings.filter((filing) => filing.lang === lang);
  const kept = own.filter(({ topic, headline, summary }) =>
    classify(articleOf(headline, summary)).includes(topic),
  );
  const right = kept.filter((filing) => filing.right).length;
  const all = own.filter((filing) => filing.right).length;
  return `${lang}: of ${own.length} judged filings ${kept.length} are kept, ${rounded(right / kept.length)} of them right; ${rounded(right / all)} of the right ones`;
}

const [half = 'dev', headlines, judged, file = 'data/catalog.json'] = process.argv.slice(2);
if (headlines === undefined || judged === undefined) {
  console.error('usage: tsx bench/editor/catalog-on-headlines.ts <dev|held> <headlines> <judged> [catalog]');
  process.exitCode = 1;
} else console.log(count(half, headlines, judged, file));
