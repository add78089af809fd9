/** What was found of a judged pair. */
export interface Scored {
  lang: string;
  label: 'same' | 'next' | 'other';
  unread: boolean;
  vetoed: boolean;
  otherStage: boolean;
  scores: Record<'same' | 'affair', { told: number; bodies: number | null }>;
}

const froms = [0.5, 0.55, 0.6, 0.65, 0.68, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9];

/** How many are joined, and marked as an update, from which likelihood on: as lines of text. */
export function storyCurves(pairs: readonly Scored[]): string {
  return ['id', 'en']
    .flatMap((language) =>
      (['told', 'bodies'] as const).flatMap((part) => {
        const own = pairs.filter(({ lang, scores }) => lang === language && scores.same[part] !== null);
        return own.length === 0
          ? []
          : [...sameLines(own, `${language} ${part}`, part), ...nextLines(own, `${language} ${part}`, part)];
      }),
    )
    .join('\n');
}

function sameLines(own: readonly Scored[], title: string, part: 'told' | 'bodies'): string[] {
  const all = own.filter(({ label }) => label === 'same').length;
  const points = froms.map((from) => {
    const joined = own.filter(
      ({ scores, vetoed, otherStage }) => !vetoed && !otherStage && (scores.same[part] ?? 0) >= from,
    );
    const right = joined.filter(({ label }) => label === 'same').length;
    const others = joined.filter(({ label }) => label === 'other').length;
    return `${from}: ${share(right, joined.length)} at ${share(right, all)} (other events ${share(others, joined.length)})`;
  });
  return [`${title}, ${own.length} pairs, ${all} same`, ...points.map((point) => `  ${point}`)];
}

function nextLines(own: readonly Scored[], title: string, part: 'told' | 'bodies'): string[] {
  const read = own.filter(({ unread, vetoed }) => !unread && !vetoed);
  const line = (from: number, name: string, isAsked: (pair: Scored) => boolean) => {
    const next = read.filter((pair) => (pair.scores.affair[part] ?? 0) >= from && isAsked(pair));
    const count = (label: Scored['label']) => next.filter((pair) => pair.label === label).length;
    return `  ${title} next from ${from}, ${name}: ${count('next')} next, ${count('same')} same, ${count('other')} other; of the affair ${share(count('next') + count('same'), next.length)}`;
  };
  return [
    ...[0.4, 0.5, 0.6, 0.7, 0.8].map((from) => line(from, 'other stages', ({ otherStage }) => otherStage)),
    ...[0.3, 0.4, 0.5].flatMap((below) =>
      [0.5, 0.6, 0.65, 0.7, 0.75, 0.8].map((from) =>
        line(
          from,
          `same below ${below}`,
          ({ scores, otherStage }) => !otherStage && (scores.same[part] ?? 1) < below,
        ),
      ),
    ),
  ];
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
