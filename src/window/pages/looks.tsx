import { setImmediate } from 'node:timers/promises';
import { raw } from 'hono/html';
import { z } from 'zod';
import type { Article } from '../../core/article.js';
import { type Language, languages } from '../../core/language.js';
import { postStyleSchema } from '../../core/settings.js';
import { topicIdSchema } from '../../core/topic.js';
import { formatDate, relativeTimes } from '../../i18n/dates.js';
import { perLanguage } from '../../i18n/per-language.js';
import { Empty, TopicOptions } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { Page } from '../layout.js';
import { PlatformMessage } from '../looks/message.js';
import type { SayTime } from '../looks/node.js';
import { type Variant, variantsOf, variations } from '../looks/variants.js';
import type { PlatformLook } from '../operations.js';
import { platformName } from '../platforms.js';
import type { WindowKey } from '../texts.js';

/** How many articles a list or digest tells. */
const listed = 8;

/** The platforms that people know best first; others follow. */
const order = ['telegram', 'discord', 'console', 'web'];

/** What is looked at, as the address says it. What it says wrongly is what it would be if it said nothing. */
const askedSchema = z.object({
  kind: z.enum(['post', 'list', 'digest']).catch('post'),
  article: z.string().trim().catch(''),
  topic: topicIdSchema.or(z.literal('')).catch(''),
  platform: z.string().catch(''),
  language: z.enum(languages).or(z.literal('')).catch(''),
  vary: z.enum(variations).catch('style'),
  style: postStyleSchema.catch('standard'),
  buttons: z.enum(['on', 'off']).catch('on'),
});

type Asked = z.infer<typeof askedSchema>;

/** One message in one language with some settings, as all platforms would be sent it. */
interface Shown {
  language: Language;
  variant: Variant;
  looks: readonly PlatformLook[];
}

/** The page that shows articles, lists and digests as each platform does, by what renders every post. */
export function addLooksPage(app: WindowApp, deps: WindowDeps): void {
  app.get('/looks', async (context) => {
    const asked = askedSchema.parse(context.req.query());
    const { text } = context.var;
    const articles = await articlesOf(deps, asked);
    const [first, ...others] = articles;
    const isUnknown = asked.kind === 'post' && asked.article !== '';
    return context.html(
      <Page context={context} title={text('nav-looks')} current="looks">
        <Choices context={context} asked={asked} />
        <p>
          <small>{text('looks-note')}</small>
        </p>
        {first === undefined ? (
          <Empty context={context} says={isUnknown ? 'looks-unknown' : 'looks-none'} />
        ) : (
          await drawLooks({ context, asked, shown: await show(deps, asked, [first, ...others]) })
        )}
      </Page>,
    );
  });
}

async function articlesOf({ store }: WindowDeps, { kind, article, topic }: Asked): Promise<Article[]> {
  if (kind === 'post' && article !== '') return store.articles([article]);
  const topics = topic === '' ? {} : { topics: [topic] };
  return store.latest({ ...topics, limit: kind === 'post' ? 1 : listed });
}

async function show(
  { operations, defaults }: WindowDeps,
  { kind, language, vary, style, buttons }: Asked,
  articles: readonly [Article, ...Article[]],
): Promise<Shown[]> {
  const spoken = language === '' ? languages : [language];
  const variants = variantsOf(kind, vary, { style, buttons: buttons === 'on' });
  const wanted = spoken.flatMap((each) => variants.map((variant) => ({ language: each, variant })));
  const shown: Shown[] = [];
  for (const each of wanted) {
    const { language: spokenThere, variant } = each;
    const chat = { language: spokenThere, timezone: defaults.timezone, settings: variant.settings };
    shown.push({ ...each, looks: await operations.look({ kind, articles, chat }) });
    // A digest in all its variants takes longer than others may wait.
    await setImmediate();
  }
  return shown;
}

interface LooksProps {
  context: PageContext;
  asked: Asked;
  shown: readonly Shown[];
}

/** All looks by platform and language. Each is drawn by itself, and others have their turn before the next. */
async function drawLooks({ context, asked, shown }: LooksProps) {
  const platforms = platformsOf(shown).filter((name) => asked.platform === '' || name === asked.platform);
  const drawn: { name: string; rows: string[][] }[] = [];
  for (const platform of platforms) {
    const rows: string[][] = [];
    for (const language of languages) {
      const row: string[] = [];
      for (const each of shown.filter((one) => one.language === language)) {
        row.push(`${<Look context={context} platform={platform} shown={each} />}`);
        await setImmediate();
      }
      rows.push(row);
    }
    drawn.push({ name: platformName(platform, context.var.text), rows });
  }
  return (
    <>
      {drawn.map(({ name, rows }) => (
        <section aria-label={name}>
          <h2>{name}</h2>
          {rows.map((row) => (
            <div class="looks">{raw(row.join(''))}</div>
          ))}
        </section>
      ))}
    </>
  );
}

function Look(props: { context: PageContext; platform: string; shown: Shown }) {
  const { context, platform, shown } = props;
  const { deps, text } = context.var;
  const { language, variant, looks } = shown;
  const parts = looks.find((look) => look.platform === platform)?.parts ?? [];
  const caption = `${languageName(language)} · ${text(variant.key)}`;
  return (
    <figure class="look">
      <figcaption>{caption}</figcaption>
      <div lang={language}>
        {parts.map((part) => (
          <PlatformMessage platform={platform} part={part} text={text} sayTime={sayTimeOf(deps, language)} />
        ))}
      </div>
    </figure>
  );
}

/** What a reader's own clock shows, as platforms say it. */
function sayTimeOf({ defaults, clock }: WindowDeps, language: Language): SayTime {
  const now = clock.now();
  const relative = relativeTimes(language);
  return (at, form) => {
    if (form === 'date') return formatDate(at, language, defaults.timezone, now);
    const minutes = Math.round((at - now) / 60_000);
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
    const hours = Math.round(minutes / 60);
    return Math.abs(hours) < 24
      ? relative.format(hours, 'hour')
      : relative.format(Math.round(hours / 24), 'day');
  };
}

function platformsOf(shown: readonly Shown[]): string[] {
  const names = shown[0]?.looks.map(({ platform }) => platform) ?? [];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.sort((left, right) => rank(left) - rank(right));
}

/** What each language calls itself. */
const languageName = perLanguage(
  (language) => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language,
);

/** What can be chosen. Each choice is a part of the address, so that a look can be kept and sent. */
function Choices({ context, asked }: { context: PageContext; asked: Asked }) {
  const { text, root } = context.var;
  const keyed = (names: readonly (readonly [value: string, key: WindowKey])[]) =>
    names.map(([value, key]) => ({ value, name: text(key) }));
  return (
    <form action={`${root}looks`} class="choices">
      <Select
        label={text('looks-what')}
        name="kind"
        chosen={asked.kind}
        options={keyed([
          ['post', 'looks-post'],
          ['list', 'looks-list'],
          ['digest', 'looks-digest'],
        ])}
      />
      <label>
        {text('looks-article')}
        <input name="article" value={asked.article} placeholder={text('looks-article-newest')} />
      </label>
      <label>
        {text('looks-topic')}
        <select name="topic">
          <option value="">{text('articles-all-topics')}</option>
          <TopicOptions context={context} chosen={asked.topic} />
        </select>
      </label>
      <Select
        label={text('looks-platform')}
        name="platform"
        chosen={asked.platform}
        options={[
          { value: '', name: text('looks-all') },
          ...order.map((name) => ({ value: name, name: platformName(name, text) })),
        ]}
      />
      <Select
        label={text('looks-language')}
        name="language"
        chosen={asked.language}
        options={[
          { value: '', name: text('looks-both') },
          ...languages.map((each) => ({ value: each, name: languageName(each) })),
        ]}
      />
      <Select
        label={text('looks-vary')}
        name="vary"
        chosen={asked.vary}
        options={keyed(variations.map((each) => [each, `looks-vary-${each}`] as const))}
      />
      <Select
        label={text('looks-base')}
        name="style"
        chosen={asked.style}
        options={keyed(postStyleSchema.options.map((each) => [each, `look-${each}`] as const))}
      />
      <Select
        label={text('looks-buttons')}
        name="buttons"
        chosen={asked.buttons}
        options={keyed([
          ['on', 'looks-on'],
          ['off', 'looks-off'],
        ])}
      />
      <button type="submit">{text('looks-show')}</button>
    </form>
  );
}

function Select(props: {
  label: string;
  name: string;
  chosen: string;
  options: readonly { value: string; name: string }[];
}) {
  const { label, name, chosen, options } = props;
  return (
    <label>
      {label}
      <select name={name}>
        {options.map((each) => (
          <option value={each.value} selected={each.value === chosen}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
