import { describe, expect, it } from 'vitest';
import { day, hour, logged, openScene } from './harness.js';

const body = '<rss><channel><item><title>Berita</title></item></channel></rss>';

describe('the verification of intent', () => {
  it('echoes the challenge as plain text that no browser runs', async () => {
    const { hub, seen, callback, topic } = await openScene();
    await seen('a');
    const challenge = '<script>alert(1)</script> & ünï';
    const answer = await hub.call(callback('a'), { mode: 'subscribe', topic: topic('a'), challenge });
    expect([answer.status, await answer.text()]).toEqual([200, challenge]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['another topic', { topic: 'https://news.example/b.xml' }, 404],
    ['almost the topic', { topic: 'https://news.example/a.xml/' }, 404],
    ['no topic', { topic: '' }, 404],
    ['an end that nobody asked for', { mode: 'unsubscribe' }, 404],
    ['a denial of another topic', { mode: 'denied', topic: 'https://news.example/b.xml' }, 404],
    ['an unknown mode', { mode: 'publish' }, 404],
    ['no challenge', { challenge: '' }, 400],
    ['a huge challenge', { challenge: 'x'.repeat(8000) }, 400],
  ])('is refused for %s', async (_what, parameters, status) => {
    const { hub, seen, push, callback, topic } = await openScene();
    await seen('a');
    const before = push('a');
    const query = {
      mode: 'subscribe',
      topic: topic('a'),
      challenge: 'yes',
      lease_seconds: '60',
      ...parameters,
    };
    const answer = await hub.call(callback('a'), query);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('yes');
    expect(push('a')).toEqual(before);
  });

  it('is refused at a path that was not given out, however it is spelled', async () => {
    const { hub, seen, callback, topic, url } = await openScene();
    await seen('a');
    const right = callback('a');
    const wrong = [
      `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`,
      `${right}/`,
      `${right}%00`,
      right.toUpperCase().replace('HTTP', 'http').replace('WEBSUB', 'websub'),
      right.replace('/a.', '/b.'),
      right.replace('/a.', '/c.'),
      `${url}/websub/`,
      `${url}/websub/a`,
      `${url}/websub/__proto__`,
      `${url}/websub/${'a'.repeat(4000)}`,
    ];
    const query = { mode: 'subscribe', topic: topic('a'), challenge: 'yes' };
    for (const address of wrong) {
      expect([address, (await hub.call(address, query)).status]).toEqual([address, 404]);
      expect([address, await hub.push(address, body, 'sha1=00')]).toEqual([address, 404]);
    }
  });

  it('is a GET, and what is pushed a POST', async () => {
    const { seen, callback } = await openScene();
    await seen('a');
    for (const method of ['PUT', 'DELETE', 'HEAD']) {
      expect((await fetch(callback('a'), { method })).status).toBe(405);
    }
  });
});

describe('a push', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('signed with %s is taken', async (method) => {
    const { hub, seen, topic, pushed, websub } = await openScene();
    hub.manners = { method };
    await seen('a');
    expect(await hub.publish(topic('a'), body, 'application/rss+xml; charset=utf-8')).toEqual([202]);
    await websub.stop();
    expect(pushed).toEqual([{ feed: 'a', text: body, contentType: 'application/rss+xml; charset=utf-8' }]);
  });

  it('with a signature in capitals is taken', async () => {
    const { hub, seen, push, callback, pushed, websub } = await openScene();
    await seen('a');
    const signature = String(hub.sign(body, push('a').secret)).toUpperCase();
    expect(await hub.push(callback('a'), body, signature)).toBe(202);
    await websub.stop();
    expect(pushed).toHaveLength(1);
  });

  it.each([
    ['without a signature', () => null],
    ['signed with another secret', (sign: (text: string, secret: string) => string) => sign(body, 'guess')],
    ['signed for another body', (sign: (text: string) => string) => sign(`${body} `)],
    ['with half a signature', (sign: (text: string) => string) => sign(body).slice(0, -2)],
    ['with more than a signature', (sign: (text: string) => string) => `${sign(body)}00`],
    ['of an unknown method', (sign: (text: string) => string) => sign(body).replace('sha256', 'md5')],
    ['of another method', (sign: (text: string) => string) => sign(body).replace('sha256', 'sha512')],
    ['with an empty signature', () => 'sha256='],
    ['with a signature of no hex', () => `sha256=${'z'.repeat(64)}`],
  ])('%s is answered alike, and ignored', async (_what, forge) => {
    const { hub, seen, push, callback, pushed, websub, log } = await openScene();
    await seen('a');
    const sign = (text: string, secret = push('a').secret) => String(hub.sign(text, secret));
    expect(await hub.push(callback('a'), body, forge(sign))).toBe(202);
    await websub.stop();
    expect(pushed).toEqual([]);
    expect(log.lines.at(-1)).toMatchObject({ level: 'warn', facts: { feed: 'a' } });
  });

  it('that is forged a hundred times is told once an hour', async () => {
    const { hub, seen, callback, log, clock, push } = await openScene();
    await seen('a');
    for (let time = 0; time < 100; time++) await hub.push(callback('a'), body, 'sha256=00');
    await clock.advance(hour);
    await hub.push(callback('a'), body, null);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
    expect(logged(log)).not.toContain(push('a').path);
    expect(logged(log)).not.toContain(push('a').secret);
  });

  it('of one feed is worth nothing at the path of another', async () => {
    const { hub, seen, push, callback, pushed, websub } = await openScene();
    await seen('a');
    await seen('b');
    await hub.push(callback('b'), body, hub.sign(body, push('a').secret));
    await websub.stop();
    expect(pushed).toEqual([]);
  });

  it('that comes again is taken once, and an old one does not come back', async () => {
    const { hub, seen, push, callback, pushed, websub } = await openScene();
    await seen('a');
    for (const text of ['one', 'one', 'two', 'one']) {
      expect(await hub.push(callback('a'), text, hub.sign(text, push('a').secret))).toBe(202);
    }
    await websub.stop();
    expect(pushed.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('before the hub has verified is not taken', async () => {
    const { hub, seen, push, callback, pushed, websub } = await openScene();
    hub.manners = { silent: true };
    await seen('a');
    expect(await hub.push(callback('a'), body, hub.sign(body, push('a').secret))).toBe(404);
    await websub.stop();
    expect(pushed).toEqual([]);
  });

  it('after the end of the lease is gone', async () => {
    const { hub, seen, push, callback, clock, topic, pushed, websub } = await openScene();
    await seen('a');
    await clock.advance(10 * day);
    expect(await hub.publish(topic('a'), body)).toEqual([]);
    expect(await hub.push(callback('a'), body, hub.sign(body, push('a').secret))).toBe(410);
    await websub.stop();
    expect(pushed).toEqual([]);
  });

  it('goes on after a restart', async () => {
    const scene = await openScene();
    await scene.seen('a');
    const { url } = scene;
    await scene.restart();
    const moved = scene.callback('a').replace(url, scene.url);
    expect(await scene.hub.push(moved, body, scene.hub.sign(body, scene.push('a').secret))).toBe(202);
    await scene.websub.stop();
    expect(scene.pushed).toHaveLength(1);
  });

  it('that cannot be taken is left to the poll', async () => {
    const { hub, seen, topic, log, websub } = await openScene({
      push: async () => {
        throw new Error('this is no feed');
      },
    });
    await seen('a');
    expect(await hub.publish(topic('a'), body)).toEqual([202]);
    expect(await hub.publish(topic('a'), `${body} `)).toEqual([202]);
    await websub.stop();
    const warnings = log.lines.filter(({ level }) => level === 'warn');
    expect(warnings).toMatchObject([
      { facts: { feed: 'a', err: new Error('this is no feed') } },
      { facts: { feed: 'a', err: new Error('this is no feed') } },
    ]);
  });

  it('is answered at once, and processed in order, each feed by itself', async () => {
    const done: string[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { hub, seen, topic, websub } = await openScene({
      push: async (feed, bytes) => {
        if (feed === 'a') await gate;
        done.push(`${feed} ${Buffer.from(bytes)}`);
      },
    });
    await seen('a');
    await seen('b');
    for (const text of ['1', '2', '3']) expect(await hub.publish(topic('a'), text)).toEqual([202]);
    expect(await hub.publish(topic('b'), '4')).toEqual([202]);
    expect(done).toEqual(['b 4']);
    open();
    await websub.stop();
    expect(done).toEqual(['b 4', 'a 1', 'a 2', 'a 3']);
  });

  it('is put off when too many wait', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const done: string[] = [];
    const { hub, seen, topic, websub } = await openScene({
      push: async (_feed, bytes) => {
        await gate;
        done.push(String(Buffer.from(bytes)));
      },
    });
    await seen('a');
    const statuses: number[] = [];
    for (let count = 0; count < 10; count++) statuses.push(...(await hub.publish(topic('a'), String(count))));
    expect(statuses).toEqual([...Array(8).fill(202), 503, 503]);
    open();
    await websub.stop();
    expect(done).toHaveLength(8);
  });

  it('that is too large is refused by the server', async () => {
    const { hub, seen, push, callback, pushed, websub } = await openScene();
    await seen('a');
    const huge = 'x'.repeat(10 * 1_048_576 + 1);
    expect(await hub.push(callback('a'), huge, hub.sign(huge, push('a').secret))).toBe(413);
    await websub.stop();
    expect(pushed).toEqual([]);
  });

  it('is put off once Kabar stops', async () => {
    const { hub, seen, topic, websub } = await openScene();
    await seen('a');
    await websub.stop();
    expect(await hub.publish(topic('a'), body)).toEqual([503]);
  });

  it('meets a store that is away, and is asked to come again', async () => {
    let isAway = false;
    const scene = await openScene();
    const { states } = scene;
    await scene.seen('a');
    await scene.restart({
      state: async (feedId) => {
        if (isAway) throw new Error('the store is away');
        return states.get(feedId) ?? null;
      },
    });
    isAway = true;
    const before = scene.log.lines.length;
    expect(await scene.hub.push(scene.callback('a'), body, 'sha1=00')).toBe(503);
    expect(scene.log.lines.slice(before)).toMatchObject([{ level: 'error' }]);
    expect(logged(scene.log)).not.toContain(scene.push('a').path);
  });
});
