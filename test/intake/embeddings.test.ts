import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personalTopic } from '../../src/core/personal-feed.js';
import { unpackKept } from '../../src/core/story/kept-profile.js';
import { closeness } from '../../src/core/story/meaning.js';
import { createHttpModel } from '../../src/intake/embeddings/http-model.js';
import { createMeanings, type Meanings, tryModel } from '../../src/intake/embeddings/meanings.js';
import { ManualClock } from '../doubles/clock.js';
import { EmbeddingServer, type OddAnswer } from '../doubles/embedding-server.js';
import { FeedServer } from '../doubles/feed-server.js';
import { RecordedLog } from '../doubles/log.js';
import { until } from '../doubles/until.js';
import { referenceEvents as events } from '../fixtures/reference-events.js';
import { World } from './world.js';

const key = 'sk-very-secret-key';
let server: EmbeddingServer;
let clock: ManualClock;
let log: RecordedLog;
let open: Meanings[];

const isTrial = (input: readonly string[]) => input.every((text) => events.has(text));
const questions = (...texts: string[]) => texts.map((text) => ({ text, language: 'en' }));
const articles = () => server.asked.filter(({ input }) => !isTrial(input)).flatMap(({ input }) => input);

beforeEach(async () => {
  server = await EmbeddingServer.start();
  server.about = (text) => events.get(text) ?? text.split(':')[0] ?? text;
  clock = new ManualClock();
  log = new RecordedLog();
  open = [];
});
afterEach(async () => {
  for (const each of open) each.stop();
  await server.close();
  await Promise.all(open.map((each) => each.settled()));
  expect(clock.waiting).toBe(0);
  expect(JSON.stringify(log.lines)).not.toContain(key);
});

const model = (url = server.url) => createHttpModel({ url, model: 'tester', key });

function make(url?: string): Meanings {
  const meanings = createMeanings({ model: model(url), clock, log });
  open.push(meanings);
  return meanings;
}

async function tried(url?: string): Promise<Meanings> {
  const meanings = make(url);
  await meanings.settled();
  return meanings;
}

const warnings = () =>
  log.lines.filter(({ level }) => level === 'warn').map(({ facts }) => (facts as { reason?: string }).reason);

describe('what articles mean', () => {
  it('is asked of an OpenAI-compatible API with its key, in one request, and each text once', async () => {
    const meanings = await tried(`${server.url}/`);
    const [one, other, third] = await meanings.of(questions('fire: a', 'fire: b', 'vote: c'));
    expect(closeness(one ?? null, other ?? null)).toBeGreaterThan(0.9);
    expect(closeness(one ?? null, third ?? null)).toBeLessThan(-0.5);
    expect(await meanings.of(questions('fire: b', 'fire: a'))).toEqual([other, one]);
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]).toMatchObject({ model: 'tester', headers: { authorization: `Bearer ${key}` } });
    expect(articles()).toEqual(['fire: a', 'fire: b', 'vote: c']);
    expect(warnings()).toEqual([]);
  });

  it('is asked at most 32 at once, and only in languages in which it tells events apart', async () => {
    server.about = (text) =>
      (events.get(text) ?? '').startsWith('id') ? 'anything' : (events.get(text) ?? text);
    const meanings = await tried();
    const texts = Array.from({ length: 70 }, (_, index) => `text ${index}`);
    const found = await meanings.of([
      ...questions(...texts),
      { text: 'kebakaran', language: 'id' },
      { text: 'x', language: null },
    ]);
    expect(found.filter((each) => each !== null)).toHaveLength(70);
    expect(server.asked.map(({ input }) => input.length)).toEqual([32, 32, 32, 6]);
  });

  it('is not waited for beyond two seconds; then nobody waits until it has passed a trial again', async () => {
    const meanings = await tried();
    const release = server.hold();
    const late = meanings.of(questions('slow'));
    await until(() => articles().length === 1, 'the question');
    let isOver = false;
    void late.then(() => {
      isOver = true;
    });
    await clock.advance(1_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await late).toEqual([null]);
    await until(() => warnings().length === 1, 'the warning');
    expect(warnings()).toEqual(['it did not answer in time']);
    // The next poll begins the trial, and does not wait for it.
    expect(await meanings.of(questions('next'))).toEqual([null]);
    release();
    await meanings.settled();
    expect((await meanings.of(questions('slow')))[0]).not.toBeNull();
    expect(articles()).toEqual(['slow', 'slow']);
    expect(log.lines.at(-1)?.message).toBe('embeddings help to find stories');
  });

  it('keeps what came in time where the rest is late', async () => {
    const meanings = await tried();
    server.odd = () => null;
    const texts = Array.from({ length: 33 }, (_, index) => `text ${index}`);
    await meanings.of(questions(...texts.slice(0, 32)));
    server.hold();
    const found = meanings.of(questions(...texts));
    await until(() => articles().length === 33, 'the question');
    await clock.advance(2_000);
    expect((await found).map((each) => each === null)).toEqual([...Array(32).fill(false), true]);
  });

  it.each<[string, OddAnswer]>([
    ['it does not take EMBEDDINGS_KEY (HTTP 401)', { status: 401, body: `{"error":"bad ${key}"}` }],
    ['it does not know this address, or this model (HTTP 404)', { status: 404 }],
    ['it answers with HTTP 500', { status: 500, body: key }],
    ['its answer holds no embeddings of these texts', { body: '<html>' }],
    ['its answer holds no embeddings of these texts', { body: '{"data":[]}' }],
    ['its answer holds no embeddings of these texts', { body: '{"data":[{"embedding":["a"]}]}' }],
    ['its answer holds no embeddings of these texts', { body: '{"embedding":[1,2,3]}' }],
    ['its answer is too long', { body: `{"data":"${'x'.repeat(9_000_000)}"}` }],
  ])('is nothing where %s; that is said once, and tried again ever more rarely', async (reason, odd) => {
    server.odd = () => odd;
    const meanings = await tried();
    expect(await meanings.of(questions('a'))).toEqual([null]);
    expect(warnings()).toEqual([reason]);
    const trials = async (ms: number) => {
      const before = server.asked.length;
      await clock.advance(ms);
      expect(await meanings.of(questions('a'))).toEqual([null]);
      await meanings.settled();
      return server.asked.length - before;
    };
    expect(await trials(59_999)).toBe(0);
    expect(await trials(1)).toBe(1);
    expect(await trials(60_000)).toBe(0);
    expect(await trials(60_000)).toBe(1);
    expect(warnings()).toHaveLength(1);
    server.odd = null;
    expect(await trials(600_000)).toBe(1);
    expect((await meanings.of(questions('a')))[0]).not.toBeNull();
  });

  const odd =
    (change: (data: { index: number; embedding: unknown[] }[]) => unknown[]) =>
    (asked: { input: string[] }) => ({
      body: JSON.stringify({
        data: change(asked.input.map((text, index) => ({ index, embedding: server.vector(text) }))),
      }),
    });
  it.each([
    ['one too few', odd((data) => data.slice(1))],
    [
      'one of other dimensions',
      odd(([first, ...rest]) => [{ ...first, embedding: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, ...rest]),
    ],
    [
      'nothing but zeros',
      odd((data) => data.map((each) => ({ ...each, embedding: each.embedding.map(() => 0) }))),
    ],
    [
      'numbers that are none',
      odd((data) => data.map((each) => ({ ...each, embedding: each.embedding.map(() => null) }))),
    ],
  ])('is nothing where the answer holds %s', async (_, answer) => {
    const meanings = await tried();
    server.odd = answer;
    expect(await meanings.of(questions('a', 'b'))).toEqual([null, null]);
    await until(() => warnings().length === 1, 'the warning');
    expect(warnings()).toEqual(['its answer holds no embeddings of these texts']);
  });

  it('is nothing where the numbers mean nothing', async () => {
    server.about = (text) => `${text} ${server.asked.length}`;
    const meanings = await tried();
    expect(await meanings.of(questions('a'))).toEqual([null]);
    expect(warnings()).toEqual(['it does not tell the events of reference reports apart']);
    expect(articles()).toEqual([]);
  });

  it('is forgotten where another model answers under the same name', async () => {
    const meanings = await tried();
    await meanings.of(questions('a'));
    server.dimensions = 32;
    expect(await meanings.of(questions('b'))).toEqual([null]);
    expect(warnings()).toEqual(['its embeddings have other dimensions than before']);
    await meanings.of([]);
    await meanings.settled();
    expect((await meanings.of(questions('a')))[0]?.vector).toHaveLength(32);
  });

  it('is nothing where nobody listens, and the key follows no redirect', async () => {
    const { url } = server;
    const gone = await EmbeddingServer.start();
    const nowhere = gone.url;
    await gone.close();
    await tried(nowhere);
    expect(warnings()).toEqual(['it refused the connection']);
    const before = server.asked.length;
    const elsewhere = await FeedServer.start();
    elsewhere.redirect('/v1/embeddings', `${url}/embeddings`, 307);
    const asked = tryModel(model(elsewhere.url('/v1')), AbortSignal.timeout(5_000));
    await expect(asked).rejects.toThrow(/^the request failed/);
    await elsewhere.close();
    expect(server.asked).toHaveLength(before);
  });

  it('is left when Kabar stops, without a word', async () => {
    const meanings = await tried();
    server.hold();
    const stopping = new AbortController();
    const asked = meanings.of(questions('a'), stopping.signal);
    await until(() => articles().length === 1, 'the question');
    stopping.abort();
    expect(await asked).toEqual([null]);
    expect(warnings()).toEqual([]);
  });
});

describe('an intake with an embedding model', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const item = (number: number) =>
    world.makeItem(number, 0, {
      title: `fire: number ${number}`,
      summary: `Flames were seen at ${number} places.`,
    });

  it('records what new articles mean, and asks about no history and no feed that people added', async () => {
    server.about = (text) => events.get(text) ?? text.split(':')[0] ?? text;
    world.catalog = {
      ...world.makeCatalog(['/a']),
      publishers: world.catalog.publishers.map((each) => ({ ...each, language: 'en' })),
    };
    const url = world.server.url('/own');
    world.store.personal = [{ topic: personalTopic(url), url, title: 'Blog', site: url, language: 'en' }];
    const meanings = await tried();
    const intake = world.makeIntake({ meanings, personal: { fetcher: world.fetcher } });
    world.publish('/a', [item(1)]);
    world.publish('/own', [item(3)]);
    await intake.tick();
    expect(articles()).toEqual([]);
    world.publish('/a', [item(2), item(1)]);
    world.publish('/own', [item(4), item(3)]);
    await world.clock.advance(600_000);
    await intake.tick();
    expect(articles()).toEqual(['fire: number 2. Flames were seen at 2 places.']);
    const kept = [...world.store.profiles.values()].map(unpackKept);
    expect(kept.map(({ meaning }) => meaning?.vector.length)).toEqual([64]);
  });

  it('records the article without it, two seconds later, where the model is slow', async () => {
    world.catalog = {
      ...world.makeCatalog(['/a']),
      publishers: world.catalog.publishers.map((each) => ({ ...each, language: 'en' })),
    };
    const meanings = await tried();
    const intake = world.makeIntake({ meanings });
    world.publish('/a', [item(1)]);
    await intake.tick();
    world.publish('/a', [item(2), item(1)]);
    server.hold();
    await world.clock.advance(1_000);
    const polled = intake.tick();
    await until(() => articles().length === 1, 'the question');
    await clock.advance(2_000);
    await polled;
    expect(world.logEntries.map(({ deliverable }) => deliverable)).toEqual([false, true]);
  });
});
