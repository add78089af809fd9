import { type Delay, delayCounts, delayQuantile, type Figure, hourOf, sumOf } from '../../core/figures.js';
import type { QueueLoad } from '../../core/ports/meter.js';
import { Facts, Rows, Table } from '../components.js';
import type { PageContext } from '../context.js';
import { byDay, byHour, type Point } from '../figure-series.js';
import { again, type LivePart, type LiveProps, livePart } from '../live.js';
import { platformName, platformsOf } from '../platforms.js';
import type { WindowText } from '../texts.js';

/** How far the charts go back. */
const shown = { hours: 48, days: 30 } as const;

const dayMs = 24 * 3_600_000;

/** How Kabar runs: what each platform does, and what came in and went out. */
export async function FiguresOfNow({ context }: LiveProps) {
  const { text } = context.var;
  return (
    <>
      <Running context={context} />
      <section aria-labelledby="hours-title">
        <h2 id="hours-title">{text('chart-hours')}</h2>
        <Chart context={context} unit="hour" />
      </section>
      <section aria-labelledby="days-title">
        <h2 id="days-title">{text('chart-days')}</h2>
        <Chart context={context} unit="day" />
      </section>
    </>
  );
}

/** The parts that are sent again when they change. The tables alone: a chart draws what its table says. */
export function figureParts(context: PageContext): LivePart[] {
  return [
    livePart('running', () => <Running context={context} isAgain />),
    livePart('hour-table', () => <ChartTable context={context} unit="hour" isAgain />),
    livePart('day-table', () => <ChartTable context={context} unit="day" isAgain />),
  ];
}

async function Running({ context, isAgain }: LiveProps) {
  const { deps, text } = context.var;
  const { machine, clock } = deps;
  const since = hourOf(clock.now() - dayMs);
  const figures = (await machine.figures()).filter(({ hour }) => hour > since);
  const platforms = new Map((await platformsOf(deps)).map((each) => [each.name, each]));
  const names = new Set([...platforms.keys(), ...figures.map(({ platform }) => platform)]);
  names.delete('');
  return (
    <section id="running" aria-labelledby="running-title" {...again(isAgain)}>
      <h2 id="running-title">{text('now-figures')}</h2>
      <Table
        label={text('figures-by-platform')}
        head={[
          text('chat-platform'),
          text('figures-posts'),
          text('figures-refused'),
          text('figures-median'),
          text('figures-p95'),
          text('figures-waiting'),
          text('figures-oldest'),
          text('figures-rate'),
        ]}
      >
        {[...names].map((name) => (
          <PlatformRow name={name} figures={figures} load={platforms.get(name)?.load ?? null} text={text} />
        ))}
      </Table>
      <small>{text('figures-note')}</small>
      <Facts
        rows={[
          [text('figures-memory'), `${Math.round(machine.memory() / 1e7) * 10} MB`],
          [text('figures-store'), text(machine.store === 'postgres' ? 'store-postgres' : 'store-files')],
        ]}
      />
    </section>
  );
}

function PlatformRow(props: {
  name: string;
  figures: readonly Figure[];
  load: QueueLoad | null;
  text: WindowText;
}) {
  const { name, figures, load, text } = props;
  const counts = delayCounts(figures, name);
  return (
    <tr>
      <th scope="row">{platformName(name, text)}</th>
      <td data-label={text('figures-posts')}>{sumOf(figures, 'posts', name)}</td>
      <td data-label={text('figures-refused')}>{sumOf(figures, 'refused', name)}</td>
      <td data-label={text('figures-median')}>{delayText(delayQuantile(counts, 0.5), text)}</td>
      <td data-label={text('figures-p95')}>{delayText(delayQuantile(counts, 0.95), text)}</td>
      {load === null ? (
        <td colspan={3}>{text('figures-nobody')}</td>
      ) : (
        <>
          <td data-label={text('figures-waiting')}>{load.waitingChats}</td>
          <td data-label={text('figures-oldest')}>
            {load.waitingChats === 0 ? '–' : duration(load.oldestWaitingMs / 1_000, text)}
          </td>
          <td data-label={text('figures-rate')}>{`${Math.round(load.rateUsed * 100)}%`}</td>
        </>
      )}
    </tr>
  );
}

function delayText(delay: Delay | null, text: WindowText): string {
  if (delay === null) return '–';
  const said = duration(delay.seconds, text);
  return delay.atLeast ? text('duration-more', { duration: said }) : said;
}

function duration(seconds: number, text: WindowText): string {
  if (seconds < 90) return text('duration-seconds', { count: Math.round(seconds) });
  if (seconds < 5_400) return text('duration-minutes', { count: Math.round(seconds / 60) });
  return text('duration-hours', { count: Math.round(seconds / 3_600) });
}

interface ChartProps extends LiveProps {
  unit: 'hour' | 'day';
}

/** A chart that the page's script draws from its table. Without the script the table is what there is. */
function Chart(props: ChartProps) {
  const { context, unit } = props;
  return (
    <figure class="chart" data-chart={unit} data-zone={context.var.deps.defaults.timezone}>
      <div class="plot" aria-hidden="true" />
      <details>
        <summary>{context.var.text('chart-table')}</summary>
        <ChartTable {...props} />
      </details>
    </figure>
  );
}

async function ChartTable({ context, unit, isAgain }: ChartProps) {
  const { deps, text, language } = context.var;
  const { timezone } = deps.defaults;
  const points = pointsOf(await deps.machine.figures(), deps.clock.now(), unit, timezone);
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    ...(unit === 'hour' && ({ hour: '2-digit', minute: '2-digit' } as const)),
  });
  return (
    <div id={`${unit}-table`} {...again(isAgain)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text(unit === 'hour' ? 'chart-hour' : 'chart-day')}</th>
            <th scope="col">{text('nav-articles')}</th>
            <th scope="col">{text('chart-posts')}</th>
          </tr>
        </thead>
        <tbody>
          <Rows
            of={points}
            row={({ at, articles, posts }) => (
              <tr>
                <td>
                  <time datetime={new Date(at).toISOString()}>{format.format(at)}</time>
                </td>
                <td>{articles}</td>
                <td>{posts}</td>
              </tr>
            )}
          />
        </tbody>
      </table>
    </div>
  );
}

function pointsOf(
  figures: readonly Figure[],
  now: number,
  unit: ChartProps['unit'],
  timezone: string,
): Point[] {
  return unit === 'hour' ? byHour(figures, now, shown.hours) : byDay(figures, now, shown.days, timezone);
}
