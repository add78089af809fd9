import { readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../src/http/api/schemas.js';
import { until } from '../doubles/until.js';
import { House } from './harness.js';

const token = 'a-long-random-word';
const bearer = { authorization: `Bearer ${token}` };

interface Document {
  paths: Record<string, { get: { parameters: Parameter[]; responses: Record<string, Answer> } }>;
  components: { schemas: Record<string, object> };
}
interface Parameter {
  name: string;
  required: boolean;
  schema: object;
}
interface Answer {
  content: { 'application/json': { schema: { $ref?: string } } };
}

/** Whatever an address answers: which of it is there the document says. */
type Body = AnswerOf<'latest'> &
  AnswerOf<'search'> &
  AnswerOf<'topics'> &
  AnswerOf<'feeds'> &
  AnswerOf<'explain'> & { error: { code: string; message: string } };

/** A Kabar with an article, whose API is asked with the token. */
async function start() {
  const house = await House.build({ WEB_TOKEN: token, WEB_PANEL: 'off' });
  const { web } = await house.start();
  await house.polled();
  const get = async (path: string, headers: Record<string, string> = bearer, method = 'GET') => {
    const answer = await fetch(`${web}/api/v1/${path}`, { headers, method });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  };
  const document: Document = (await get('openapi.json')).body as unknown as Document;
  /** Asks, and holds the answer against the document. */
  const ask = async (path: string) => {
    const { status, body } = await get(path);
    const described = document.paths[`/${path.split('?')[0]}`]?.get.responses[status]?.content;
    expect(described, `${path} ${status}`).toBeDefined();
    const { $ref, ...schema } = described?.['application/json'].schema ?? {};
    const wanted = $ref === undefined ? schema : document.components.schemas[$ref.split('/').at(-1) ?? ''];
    const ajv = new Ajv2020({ formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) } });
    const isAsDescribed = ajv.compile(wanted as object);
    expect(isAsDescribed(body), JSON.stringify(isAsDescribed.errors)).toBe(true);
    return { status, body };
  };
  return { house, web, get, ask, document };
}

describe('the API', () => {
  it('answers as its document says, at every address that the document has', async () => {
    const { ask, get, document, house } = await start();
    const latest = await ask('latest');
    expect(latest.status).toBe(200);
    const article = latest.body.articles[0] as Body['articles'][0];
    expect(article).toMatchObject({
      headline: 'Putin Temui Kim di Pyongyang',
      topics: ['rusia-ukraina', 'publisher:tribunnews'],
      publisher: { id: 'tribunnews', name: 'Tribunnews' },
    });
    expect((await ask('latest?topic=publisher:tribunnews&limit=1')).body.articles).toHaveLength(1);
    expect((await ask('latest?topic=publisher:other')).body.articles).toEqual([]);
    expect((await ask('latest?offset=1')).body.articles).toEqual([]);
    expect((await ask('search?q=pyongyang')).body).toMatchObject({ total: 1, similar: false });
    expect((await ask('topics')).body.topics).toEqual([
      {
        id: 'rusia-ukraina',
        name: { en: 'Russia-Ukraine war', id: 'Konflik Rusia Vs Ukraina' },
        articlesThisWeek: 1,
        followers: 1,
      },
    ]);
    const [feed] = (await ask('feeds')).body.feeds;
    expect(feed).toMatchObject({
      id: 'news',
      status: 'well',
      fault: null,
      url: house.publisher.url('/feed'),
    });
    const explained = await ask(`explain?article=${article.id}&chat=console:terminal`);
    expect(explained.body).toMatchObject({ article: article.id, chat: 'console:terminal' });
    expect(explained.body.because.join()).toContain('“Putin”');
    const inIndonesian = await ask(
      `explain?article=${encodeURIComponent(article.link)}&chat=console:terminal&language=id`,
    );
    expect(inIndonesian.body.article).toBe(article.id);
    expect(inIndonesian.body.says).not.toBe(explained.body.says);
    expect(Object.keys(document.paths)).toEqual(['/latest', '/search', '/topics', '/feeds', '/explain']);
    expect((await get('nothing')).status).toBe(404);
  });

  it('names a wrong parameter, and what it must be, in an answer that the document describes', async () => {
    const { ask, get } = await start();
    const faults: [path: string, status: number, says: string][] = [
      ['latest?limit=0', 400, 'limit must be at least 1'],
      ['latest?limit=101', 400, 'limit must be at most 100'],
      ['latest?limit=1e2', 400, 'limit must be a whole number'],
      ['latest?limit=', 400, 'limit must be a whole number'],
      ['latest?limit=1&limit=2', 400, '"limit" is given more than once'],
      ['latest?count=1', 400, 'there is no parameter "count"'],
      ['latest?topic=Not%20An%20Id', 400, 'topic'],
      ['search', 400, 'q is missing'],
      ['search?q=%20', 400, 'q must not be empty'],
      ['search?q=-kim', 400, 'q has no word to look for'],
      ['search?q=%00', 400, 'q has no word to look for'],
      ['topics?limit=1', 400, 'there is no parameter "limit"'],
      ['explain?article=x', 400, 'chat is missing'],
      ['explain?article=x&chat=nobody', 400, 'chat must look like'],
      ['explain?article=x&chat=console:nobody', 404, 'no chat console:nobody is known'],
      ['explain?article=x&chat=console:terminal', 404, 'no such article'],
      ['explain?article=%00&chat=console:terminal', 404, 'no such article'],
      ['explain?article=x&chat=console:terminal&language=fr', 400, 'language must be one of en, id'],
    ];
    for (const [path, status, says] of faults) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(status);
      expect(answer.body.error.message).toContain(says);
    }
    expect((await get('latest', bearer, 'POST')).status).toBe(405);
  });

  it('lets in only who bears the token', async () => {
    const { get } = await start();
    for (const path of ['latest', 'openapi.json', 'nothing']) {
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${token}` }]) {
        const answer = await get(path, headers as Record<string, string>);
        expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
        expect(answer.body.error.code).toBe('unauthorized');
      }
    }
  });

  it('says nothing of secrets in the address of a feed, nor in what went wrong there', async () => {
    const house = await House.build({ WEB_TOKEN: token });
    const path = house.env.CATALOG as string;
    const secret = 'geheim-4711-passwort';
    const text = (await readFile(path, 'utf8')).replace('/feed"', `/missing?token=${secret}"`);
    expect(text).toContain(secret);
    await writeFile(path, text);
    const { web, tick } = await house.start();
    let body = '';
    await until(async () => {
      await tick();
      body = await (await fetch(`${web}/api/v1/feeds`, { headers: bearer })).text();
      return body.includes('"failing"');
    }, 'the feed to fail');
    expect(JSON.parse(body).feeds[0]).toMatchObject({ status: 'failing', fault: { reason: 'HTTP 404' } });
    expect(body).toContain('token=***');
    expect(body).not.toContain(secret);
  });
});
