import { readFileSync, writeFileSync } from 'node:fs';
import { signsOf } from '../../src/core/summary/asides/signs.js';
import { withoutInserts } from '../../src/core/summary/boilerplate.js';
import { withoutDateline } from '../../src/core/summary/dateline.js';
import { withoutFronts } from '../../src/core/summary/fronts.js';
import { houseNames } from '../../src/core/summary/plea.js';
import { eachSentence } from '../../src/core/summary/sentences.js';
import { titlesOf, withoutTitle } from '../../src/core/summary/told-headline.js';
import { squash, words } from '../../src/core/text.js';
import { type JudgedSummary, judged, textOf } from '../../test/editor/judge.js';

/**
 * Learns what tells a sentence of the news from one in which a publisher speaks:
 * `tsx bench/editor/learn-asides.ts <folder of stories and stories-body> [write]`. Without a word it leaves out one round of
 * judged cases after another and says how many of its asides, and of its news, are taken for asides at the threshold at which
 * two of 1,000 sentences of real leads are. `write` learns from all and writes `src/core/summary/asides/weights.ts`.
 */
const [folder = '', mode = 'validate'] = process.argv.slice(2);

interface Sample {
  text: string;
  isAside: boolean;
  round: string;
  signs: string[];
}

/** Where the rounds of `summaries-more.jsonl` begin: each was written by somebody who had not read the rules of its day. */
const rounds = [0, 251, 413, 1009, 1158, 1462, 1612, 1712];
/** Features that are kept: the others change little. */
const kept = 4000;
/** As in `asides/model.ts`, behind the news. */
const threshold = 2.6;
const settings = { epochs: 15, rate: 0.3, decay: 0.001, weightOfWritten: 3 };
/** What was cut off ends in dots: it is no aside for that. */
const wholeSentence = /(?<![.…])[.!?。！？؟।॥۔:]["'“”’»)\]」』]*$/u;

const sampleOf = (text: string, isAside: boolean, round: string, publisher: string | null): Sample => ({
  text,
  isAside,
  round,
  signs: [...signsOf(text, houseNames(publisher))],
});

/** The sentences of a text, as far as rules are not needed to part them. */
function* sentencesOf(text: string, headline: string, language: string): Iterable<string> {
  const titles = titlesOf(headline);
  let begins = true;
  for (const part of text.split('\n').flatMap((line) => withoutInserts(squash(line)))) {
    const bare = withoutTitle(part.trim(), titles);
    for (const sentence of eachSentence(begins ? withoutDateline(withoutFronts(bare)) : bare, language)) {
      yield sentence;
      begins = false;
    }
  }
}

async function judgedSamples(): Promise<Sample[]> {
  const more = judged<JudgedSummary>('summaries', 'more');
  const parts: [string, JudgedSummary[]][] = [
    ['dev', judged<JudgedSummary>('summaries', 'dev')],
    ...rounds.map((from, at): [string, JudgedSummary[]] => [`${at + 1}`, more.slice(from, rounds[at + 1])]),
  ];
  const samples: Sample[] = [];
  for (const [round, cases] of parts)
    for (const each of cases) samples.push(...(await samplesOf(each, round)));
  return samples;
}

async function samplesOf(each: JudgedSummary, round: string): Promise<Sample[]> {
  const norm = (text: string) => words(text).join(' ');
  const expected = [...each.expect, each.orElse ?? ''].map(norm).filter((text) => text !== '');
  const good = ` ${expected.join(' ')} `;
  const samples: Sample[] = [];
  for (const sentence of sentencesOf((await textOf(each)) ?? '', each.headline, each.language)) {
    const own = norm(sentence);
    if (own === '' || own === norm(each.headline)) continue;
    const isNews =
      good.includes(` ${own} `) ||
      (own.length > 30 && expected.some((text) => own.includes(text) || text.includes(own)));
    if (isNews || wholeSentence.test(sentence))
      samples.push(sampleOf(sentence, !isNews, round, each.publisher));
  }
  return samples;
}

/** Sentences that were written for this, one a line: what publishers say everywhere, and short news. */
function writtenSamples(name: 'asides' | 'news'): Sample[] {
  const file = new URL(`../../test/fixtures/editor/${name}.txt`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => sampleOf(line, name === 'asides', 'written', null));
}

interface Told {
  headline: string;
  summary?: string | null;
  body?: string | null;
  publisher?: string | null;
}

/** The first sentences of real leads and articles: nearly all tell news. */
function realNews(): Sample[] {
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const file of ['stories/pairs.jsonl', 'stories-body/pairs.jsonl']) {
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n')) {
      const { a, b, lang } = JSON.parse(line) as { a: Told; b: Told; lang: string };
      for (const { headline, summary, body, publisher } of [a, b]) {
        const text = [summary, body]
          .filter((each) => each != null)
          .join('\n')
          .slice(0, 1500);
        if (text === '' || seen.has(text.slice(0, 80))) continue;
        seen.add(text.slice(0, 80));
        let count = 0;
        for (const sentence of sentencesOf(text, headline, lang)) {
          if (++count > 5) break;
          if (!/[.!?…]["'”’)\]]*$/.test(sentence) || sentence.length < 12) continue;
          if (seen.has(sentence)) continue;
          seen.add(sentence);
          samples.push(sampleOf(sentence, false, 'real', publisher ?? null));
        }
      }
    }
  }
  return samples;
}

interface Learned {
  bias: number;
  weights: Map<string, number>;
}

/** Logistic regression by stochastic descent, each weight with a rate of its own. */
function learn(
  samples: readonly Sample[],
  isKept: (sign: string, count: number) => boolean,
  seed = 7,
): Learned {
  const counts = new Map<string, number>();
  for (const { signs } of samples) for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const names = [...counts].filter(([sign, count]) => isKept(sign, count)).map(([sign]) => sign);
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = samples.map(({ signs }) => signs.flatMap((sign) => places.get(sign) ?? []));
  const bias = names.length;
  const weights = new Float64Array(bias + 1);
  const squares = new Float64Array(bias + 1).fill(1e-3);
  const random = generator(seed);
  const order = samples.map((_, index) => index);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] as number, order[last] as number];
    }
    for (const index of order) {
      const row = [...(rows[index] as number[]), bias];
      const isAside = samples[index]?.isAside === true;
      const sum = row.reduce((total, place) => total + (weights[place] as number), 0);
      const slope =
        (1 / (1 + Math.exp(-sum)) - (isAside ? 1 : 0)) *
        (isAside || samples[index]?.round === 'written' ? settings.weightOfWritten : 1);
      for (const place of row) {
        const step = slope + (place === bias ? 0 : settings.decay * (weights[place] as number));
        squares[place] = (squares[place] as number) + step * step;
        weights[place] =
          (weights[place] as number) - (settings.rate * step) / Math.sqrt(squares[place] as number);
      }
    }
  }
  return {
    bias: weights[bias] as number,
    weights: new Map(names.map((name, place) => [name, weights[place] as number])),
  };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** The mean of several turns: the order of the samples sways a single one. */
function learnSteadily(...[samples, isKept]: Parameters<typeof learn>): Learned {
  const turns = [7, 11, 13, 17, 19].map((seed) => learn(samples, isKept, seed));
  const mean = (pick: (turn: Learned) => number) =>
    turns.reduce((sum, turn) => sum + pick(turn), 0) / turns.length;
  const names = [...(turns[0] as Learned).weights.keys()];
  return {
    bias: mean(({ bias }) => bias),
    weights: new Map(names.map((name) => [name, mean(({ weights }) => weights.get(name) ?? 0)])),
  };
}

/** Learned twice: from all signs, and again from those that mattered. */
function learnSparsely(all: readonly Sample[]): Learned {
  const samples = withoutHidden(all);
  const counts = new Map<string, number>();
  for (const { signs } of samples) for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const whole = learnSteadily(samples, (_, count) => count >= 2);
  const worth = ([sign, weight]: [string, number]) =>
    Math.abs(weight) * Math.sqrt(Math.min(40, counts.get(sign) ?? 0));
  const best = [...whole.weights].sort((a, b) => worth(b) - worth(a)).slice(0, kept);
  const names = new Set(best.map(([sign]) => sign));
  const { bias, weights } = learnSteadily(samples, (sign) => names.has(sign));
  return {
    bias,
    weights: new Map([...weights].map(([sign, weight]) => [sign, Math.round(10 * weight) / 10])),
  };
}

/** Real leads hold asides too: what a half without them takes for one is left out of the news that are learned from. */
function withoutHidden(samples: readonly Sample[]): Sample[] {
  const real = samples.filter(({ round }) => round === 'real');
  const others = samples.filter(({ round }) => round !== 'real');
  const halves = [0, 1].map((half) => real.filter((_, index) => index % 2 === half));
  const news = halves.flatMap((half, index) => {
    const learned = learn([...others, ...(halves[1 - index] as Sample[])], (_, count) => count >= 2);
    return half.filter((each) => scoreOf(learned, each) <= threshold);
  });
  return [...others, ...news];
}

function scoreOf({ bias, weights }: Learned, { signs }: Sample): number {
  return signs.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), bias);
}

function validate(samples: readonly Sample[]): void {
  const real = samples.filter(({ round }) => round === 'real');
  const [shown, unseen] = [0, 1].map((half) => real.filter((_, index) => index % 2 === half));
  for (const left of new Set(samples.map(({ round }) => round))) {
    if (left === 'real' || left === 'written') continue;
    const others = samples.filter(({ round }) => round !== left && round !== 'real');
    const learned = learnSparsely([...others, ...(shown ?? [])]);
    const taken = (unsure: readonly Sample[]) => unsure.filter((each) => scoreOf(learned, each) > threshold);
    const round = samples.filter((each) => each.round === left);
    const [asides, news] = [true, false].map((kind) => round.filter(({ isAside }) => isAside === kind));
    const share = (of: readonly Sample[] = []) => `${taken(of).length} of ${of.length}`;
    console.log(
      `round ${left}: ${share(asides)} asides, ${share(news)} news, ${share(unseen)} real sentences`,
    );
    if (left === 'dev') for (const { text } of taken(unseen ?? [])) console.log(`  ${text}`);
  }
}

function write({ bias, weights }: Learned): void {
  const groups = new Map<number, string[]>();
  for (const [sign, weight] of weights) {
    const tenths = Math.round(10 * weight);
    if (tenths === 0) continue;
    groups.set(tenths, [...(groups.get(tenths) ?? []), sign]);
  }
  const lines = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([tenths, signs]) => `${tenths}:${signs.sort().join(',')}`);
  const text = `/** Found by bench/editor/learn-asides.ts: a weight in tenths and the signs that have it, see \`signsOf\`. */
export const weights = {
  bias: ${bias.toFixed(2)},
  signs: \`${lines.join('\n')}\`,
};
`;
  writeFileSync(new URL('../../src/core/summary/asides/weights.ts', import.meta.url), text);
  console.log(`${weights.size} signs, ${text.length} characters`);
}

const samples = [
  ...(await judgedSamples()),
  ...writtenSamples('asides'),
  ...writtenSamples('news'),
  ...realNews(),
];
console.log(`${samples.length} sentences, ${samples.filter(({ isAside }) => isAside).length} asides`);
if (mode === 'write') write(learnSparsely(samples));
else validate(samples);
