/** One series of a scrape: its name and its labels. */
export interface Series {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads the text format of Prometheus, and fails where it is none. */
export function seriesOf(text: string): Series[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, labels = '', value] = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`no series: ${line}`);
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
      return {
        name,
        labels: Object.fromEntries(pairs.map(([, key, text]) => [key, text])),
        value: Number(value),
      };
    });
}

/** What Prometheus itself adds to each series that it scrapes, and a series for each scrape. */
const added = { labels: ['job', 'instance'], series: 'up' };

const words = new Set(
  'sum max min avg count by without rate increase max_over_time histogram_quantile label_values and or unless on ignoring offset'.split(
    ' ',
  ),
);

/** What a query asks for that a scrape does not have: metrics, labels that select or group, and values of labels. */
export function missingOf(query: string, series: readonly Series[]): string[] {
  const missing: string[] = [];
  const grouping = [...query.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(/, ?/),
  );
  const rest = query.replace(/\b(?:by|without) \([^)]*\)|\[[^\]]*\]/g, '');
  const selectors = [...rest.matchAll(/\b([a-z_]\w*)(?:\{([^}]*)\})?(?=[\s),[\]]|$)/g)].filter(
    ([, name = '']) => !words.has(name),
  );
  const asked = selectors
    .map(([, name = '']) => name)
    .filter((name) => !(query.includes('label_values') && name === 'job'));
  if (asked.length === 0) missing.push(`no metric in: ${query}`);
  for (const [, name = '', matchers = ''] of selectors) {
    if (name === added.series || !asked.includes(name)) continue;
    const found = series.filter((each) => each.name === name);
    if (found.length === 0) missing.push(name);
    for (const [, label = '', operator, value = ''] of matchers.matchAll(
      /(\w+)\s*(=~|!=|!~|=)\s*"([^"]*)"/g,
    )) {
      if (added.labels.includes(label)) continue;
      const isLabel = found.some(({ labels }) => Object.hasOwn(labels, label));
      if (!isLabel) missing.push(`${name}{${label}}`);
      else if (operator === '=' && !found.some(({ labels }) => labels[label] === value))
        missing.push(`${name}{${label}="${value}"}`);
    }
    for (const label of grouping) {
      if (!added.labels.includes(label) && !found.some(({ labels }) => Object.hasOwn(labels, label)))
        missing.push(`${name} by ${label}`);
    }
  }
  return missing;
}
