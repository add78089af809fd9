/** What was found of a judged pair. */
export interface Scored {
  lang: string;
  label: 'same' | 'next' | 'affair' | 'other';
  unread: boolean;
  /** How many pairs it stands for. */
  standsFor: number;
  vetoed: boolean;
  otherStage: boolean;
  /** That it is the same event, by headline and lead and with bodies; that it is one affair; that it is another stage. */
  scores: { told: number; bodies: number | null; affair: number; next: number };
}

/** About where the thresholds of the same event stand. */
const joined = 0.78;

const froms = [0.5, 0.55, 0.6, 0.65, 0.68, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9];

/** How many are joined, and marked as an update, from which likelihood on: as lines of text. */
export function storyCurves(pairs: readonly Scored[]): string {
  return ['id', 'en']
    .flatMap((language) =>
      (['told', 'bodies'] as const).flatMap((part) => {
        const own = pairs.filter(({ lang, scores }) => lang === language && scores[part] !== null);
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
      ({ scores, vetoed, otherStage }) => !vetoed && !otherStage && (scores[part] ?? 0) >= from,
    );
    const right = joined.filter(({ label }) => label === 'same').length;
    const others = joined.filter(({ label }) => label === 'other').length;
    return `${from}: ${share(right, joined.length)} at ${share(right, all)} (other events ${share(others, joined.length)})`;
  });
  return [`${title}, ${own.length} pairs, ${all} same`, ...points.map((point) => `  ${point}`)];
}

/** A next stage is asked for among what is not joined, as far as people said what it is. */
function nextLines(own: readonly Scored[], title: string, part: 'told' | 'bodies'): string[] {
  const read = own.filter(
    ({ unread, vetoed, otherStage, scores }) =>
      !unread && !vetoed && (otherStage || (scores[part] ?? 0) < joined),
  );
  const weigh = (pairs: readonly Scored[]) => pairs.reduce((sum, { standsFor }) => sum + standsFor, 0);
  const all = weigh(read.filter(({ label }) => label === 'next'));
  return [0.5, 0.6, 0.65, 0.7].flatMap((affair) =>
    [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7].map((from) => {
      const found = read.filter(({ scores }) => scores.affair >= affair && scores.next >= from);
      const count = (label: Scored['label']) => weigh(found.filter((pair) => pair.label === label));
      const [next, same, of, other] = [count('next'), count('same'), count('affair'), count('other')];
      const counts = `${next} next, ${of} of the affair, ${same} same, ${other} other`;
      return `  ${title} next from ${from}, affair from ${affair}: ${counts}; ${share(next, weigh(found))} at ${share(next, all)}`;
    }),
  );
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
