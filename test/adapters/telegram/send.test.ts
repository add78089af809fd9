import { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createMessageSender } from '../../../adapters/telegram/send.js';
import { reply } from '../../../src/core/message.js';
import { ManualClock } from '../../doubles/clock.js';
import { takeFaults } from '../../doubles/faults.js';
import { channel, direct, forum, group, makeAdapter, makeServer } from './setup.js';

describe('a send', () => {
  const [part] = [{ text: '<b>news</b>', link_preview_options: { url: 'https://a.example' } }];

  async function sender(timeoutSeconds = 30) {
    const server = await makeServer();
    const api = new Api(server.token, { apiRoot: server.root, timeoutSeconds });
    const clock = new ManualClock();
    return { server, clock, sender: createMessageSender(api, false, clock) };
  }

  it('is confirmed with its number, in the right topic of a forum', async () => {
    const { server, sender: own } = await sender();
    expect(await own.send('77', part)).toEqual({ kind: 'sent', messageId: '1' });
    expect(await own.send(`${forum.id}/45`, part)).toMatchObject({ kind: 'sent' });
    expect(await own.send(`${forum.id}/1`, part)).toMatchObject({ kind: 'sent' });
    expect(server.messages.map(({ chat, thread, text }) => [chat, thread, text])).toEqual([
      [77, null, 'news'],
      [forum.id, 45, 'news'],
      [forum.id, null, 'news'],
    ]);
    expect(await own.send('@name', part)).toMatchObject({ kind: 'misplaced' });
    expect(await own.send('999', part)).toMatchObject({ kind: 'gone' });
  });

  it('answers to an earlier message, and comes by itself where that is gone', async () => {
    const { server, sender: own } = await sender();
    await own.send('77', part);
    await own.send('77', part, { replyTo: '1' });
    await own.send('77', part, { replyTo: 'console:3' });
    expect(server.messages.map(({ payload }) => payload.reply_parameters)).toEqual([
      undefined,
      { message_id: 1, allow_sending_without_reply: true },
      undefined,
    ]);
  });

  it('falls back to bare text, once, when the HTML or its link is refused', async () => {
    const { server, sender: own } = await sender();
    server.fail({ error_code: 400, description: 'Bad Request: ENTITIES_TOO_LONG' });
    expect(await own.send('77', part)).toMatchObject({ kind: 'sent' });
    expect(await own.send('77', { ...part, text: '<b>a</i> &lt;' })).toMatchObject({ kind: 'sent' });
    expect(server.messages.map(({ text, entities }) => [text, entities])).toEqual([
      ['news', []],
      ['a <', []],
    ]);
    expect(takeFaults()).toHaveLength(1);
    server.fail({ error_code: 400, description: 'Bad Request: message is too long' }, { times: 2 });
    expect(await own.send('77', part)).toMatchObject({ kind: 'rejected' });
    expect(server.messages).toHaveLength(2);
  });

  it('tries bare text for words that nobody knows, not for a code; then the chat waits', async () => {
    const { server, sender: own } = await sender();
    server.fail({ error_code: 400, description: 'Bad Request: something new' });
    expect(await own.send('77', part)).toMatchObject({ kind: 'sent' });
    server.fail({ error_code: 400, description: 'Bad Request: something new' }, { times: 2 });
    expect(await own.send('77', part)).toMatchObject({ kind: 'paused' });
    const { length } = server.calls;
    server.fail({ error_code: 400, description: 'Bad Request: FROZEN_METHOD_INVALID' });
    expect(await own.send('77', part)).toMatchObject({ kind: 'paused' });
    expect(server.calls).toHaveLength(length + 1);
  });

  it('loses only its dates on a server that does not know their markup, and only its picture for a bad address', async () => {
    const { server, sender: own } = await sender();
    const dated = {
      text: '<b>news</b> <tg-time unix="1718680500" format="wdt">Sel 18 Jun</tg-time>',
      link_preview_options: { url: 'https://cdn.example/a.jpg', prefer_large_media: true },
    };
    const tag = 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 12';
    server.fail({ error_code: 400, description: tag });
    expect(await own.send('77', dated)).toMatchObject({ kind: 'sent' });
    server.fail({ error_code: 400, description: 'Bad Request: wrong HTTP URL specified' });
    expect(await own.send('77', dated)).toMatchObject({ kind: 'sent' });
    expect(
      server.messages.map(({ text, entities, payload }) => [
        text,
        entities.map(({ type }) => type),
        payload.link_preview_options,
      ]),
    ).toEqual([
      ['news Sel 18 Jun', ['bold'], dated.link_preview_options],
      ['news Sel 18 Jun', ['bold', 'date_time'], { is_disabled: true }],
    ]);
  });

  it('is in doubt when the answer is lost or does not come', async () => {
    const { server, sender: own } = await sender(0.05);
    server.fail('store-then-cut');
    expect(await own.send('77', part)).toMatchObject({ kind: 'in-doubt' });
    server.fail('hang');
    expect(await own.send('77', part)).toMatchObject({ kind: 'in-doubt' });
    expect(server.messages).toHaveLength(1);
  });

  it('is in doubt behind a proxy that answers in its own words, without a word of the token', async () => {
    const { server, sender: own } = await sender();
    server.fail('not-json');
    const outcome = await own.send('77', part);
    expect(outcome).toMatchObject({ kind: 'in-doubt' });
    expect(JSON.stringify(outcome)).not.toContain(server.token);
  });

  it('comes later when nothing left, and says nothing of the token', async () => {
    const { server, sender: own } = await sender();
    await server.close();
    const outcome = await own.send('77', part);
    expect(outcome).toMatchObject({ kind: 'retry-later', scope: 'token', reason: 'ECONNREFUSED' });
    expect(JSON.stringify(outcome)).not.toContain(server.token);
  });

  const limited = { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } };

  it('holds the token for limited when three chats are within five seconds', async () => {
    const { server, sender: own } = await sender();
    const scopes: unknown[] = [];
    for (const { id } of [direct, group, group, channel]) {
      server.fail(limited);
      const outcome = await own.send(String(id), part);
      if (outcome.kind === 'retry-later') scopes.push(outcome.scope);
      // One that gets through between them proves nothing.
      expect(await own.send(`${forum.id}`, part)).toMatchObject({ kind: 'sent' });
    }
    expect(scopes).toEqual(['chat', 'chat', 'chat', 'token']);
  });

  it('holds the chats for limited when they are one after the other, or topics of one forum', async () => {
    const { server, clock, sender: own } = await sender();
    for (const { id } of [direct, group, channel]) {
      server.fail(limited);
      expect(await own.send(String(id), part)).toMatchObject({ kind: 'retry-later', scope: 'chat' });
      await clock.advance(2_501);
    }
    await clock.advance(5_001);
    for (const topic of [45, 46, 47]) {
      server.fail(limited);
      expect(await own.send(`${forum.id}/${topic}`, part)).toMatchObject({ scope: 'chat' });
    }
  });

  it('edits a card; one that did not change is fine, one that cannot be changed comes anew', async () => {
    const { server, sender: own } = await sender();
    await own.send('77', part);
    const changed = { ...part, text: 'changed' };
    expect(await own.editOrSend('77', 1, changed)).toEqual({ kind: 'sent', messageId: '1' });
    expect(await own.editOrSend('77', 1, changed)).toEqual({ kind: 'sent', messageId: '1' });
    expect(server.messages).toMatchObject([{ text: 'changed', edits: 1 }]);
    server.fail(
      { error_code: 400, description: "Bad Request: message can't be edited" },
      { method: 'editMessageText' },
    );
    expect(await own.editOrSend('77', 1, part)).toEqual({ kind: 'sent', messageId: '2' });
    expect(await own.editOrSend('77', 99, part)).toEqual({ kind: 'sent', messageId: '3' });
  });

  it('changes a post; one that is gone is rejected, and nothing new is sent', async () => {
    const { server, sender: own } = await sender();
    await own.send('77', part);
    const changed = { ...part, text: 'changed' };
    expect(await own.edit('77', 1, changed)).toEqual({ kind: 'sent', messageId: '1' });
    expect(await own.edit('77', 1, changed)).toEqual({ kind: 'sent', messageId: '1' });
    const before = server.calls.length;
    expect(await own.edit('77', 99, changed)).toMatchObject({ kind: 'rejected' });
    // A plainer form of what cannot be changed at all is not tried.
    expect(server.calls).toHaveLength(before + 1);
    expect(server.messages).toMatchObject([{ text: 'changed', edits: 1 }]);
  });

  it.each([
    ['rejected', { error_code: 400, description: "Bad Request: message can't be edited" }],
    ['rejected', { error_code: 400, description: 'Bad Request: MESSAGE_ID_INVALID' }],
    ['gone', { error_code: 403, description: 'Forbidden: bot was blocked by the user' }],
    ['retry-later', limited],
    ['in-doubt', 'store-then-cut'],
    ['fatal', { error_code: 401, description: 'Unauthorized' }],
  ] as const)('of a change is %s', async (kind, failure) => {
    const { server, sender: own } = await sender();
    await own.send('77', part);
    server.fail(failure, { method: 'editMessageText' });
    expect(await own.edit('77', 1, { ...part, text: 'changed' })).toMatchObject({ kind });
    expect(server.messages).toHaveLength(1);
  });

  it('waits with a refused token until it is refused for good', async () => {
    const server = await makeServer();
    const api = new Api(server.token, { apiRoot: server.root });
    let isRefused = false;
    const own = createMessageSender(api, false, new ManualClock(), () => isRefused);
    const refusals = [
      { error_code: 401, description: 'Unauthorized' },
      { error_code: 404, description: 'Not Found' },
    ];
    for (const refusal of refusals) {
      server.fail(refusal);
      expect(await own.send('77', part)).toMatchObject({
        kind: 'retry-later',
        scope: 'token',
        afterMs: 5_000,
      });
    }
    isRefused = true;
    server.fail({ error_code: 401, description: 'Unauthorized' });
    expect(await own.send('77', part)).toMatchObject({ kind: 'fatal' });
  });

  it.each([{}, { message_id: 'x' }, true])(
    'is in doubt where the answer names no message: %j',
    async (result) => {
      const api = new Api('1:x');
      api.config.use(async () => ({ ok: true, result }) as never);
      const own = createMessageSender(api, false, new ManualClock());
      expect(await own.send('77', part)).toMatchObject({ kind: 'in-doubt' });
      expect(await own.send('77', { ...part, page: '<p>News</p>' })).toMatchObject({ kind: 'in-doubt' });
    },
  );

  it('waits for a while where the server asks for no number of seconds', async () => {
    const { server, sender: own } = await sender();
    const parameters = { retry_after: 'soon' as unknown as number };
    server.fail({ error_code: 429, description: 'Too Many Requests', parameters });
    expect(await own.send('77', part)).toMatchObject({ kind: 'retry-later', afterMs: 5_000 });
  });

  it('changes to the bare text when the HTML is refused, wherever the topic is', async () => {
    const { server, sender: own } = await sender();
    await own.send(`${forum.id}/45`, part);
    const refused = { error_code: 400, description: "Bad Request: can't parse entities" };
    server.fail(refused, { method: 'editMessageText' });
    const changed = { ...part, text: '<b>changed</b>' };
    expect(await own.edit(`${forum.id}/45`, 1, changed)).toEqual({ kind: 'sent', messageId: '1' });
    expect(server.messages).toMatchObject([{ text: 'changed', entities: [], thread: 45 }]);
  });
});

describe('the adapter', () => {
  it('tells the limits: a forum shares those of its group, replies have room', async () => {
    const { telegram } = makeAdapter('http://127.0.0.1:9', '1:x');
    expect(telegram.limits.token).toEqual([{ count: 30, ms: 1000 }]);
    expect(telegram.limits.place('77')).toEqual({ key: '77', windows: [{ count: 1, ms: 1000 }] });
    expect(telegram.limits.place('-100600/45')).toEqual({
      key: '-100600',
      windows: [
        { count: 1, ms: 1000 },
        { count: 20, ms: 60_000, reserved: 5 },
      ],
    });
  });

  it('allows the fee only where the operator wants more than the free rate', async () => {
    const server = await makeServer();
    for (const rate of ['30', '31']) {
      const { telegram } = makeAdapter(server.root, server.token, { TELEGRAM_MESSAGES_PER_SECOND: rate });
      const [part] = telegram.render(reply(['hello']));
      await telegram.send('77', part, { nonce: 'n' });
    }
    expect(server.messages.map(({ payload }) => payload.allow_paid_broadcast)).toEqual([undefined, true]);
  });
});

describe('an answer that does not come whole', () => {
  it.each(['store-then-stall', 'hang'] as const)('is in doubt after 15 s: %s', async (failure) => {
    const server = await makeServer();
    const { telegram, clock } = makeAdapter(server.root, server.token);
    server.fail(failure);
    const [part] = telegram.render(reply(['baik']));
    const outcome = telegram.send('77', part, { nonce: 'n' });
    await server.waitFor(() => server.calls.includes('sendMessage') || undefined, 'the call');
    let isSettled = false;
    void outcome.then(() => {
      isSettled = true;
    });
    await clock.advance(14_900);
    expect(isSettled).toBe(false);
    await clock.advance(200);
    expect((await outcome).kind).toBe('in-doubt');
    expect(clock.waiting).toBe(0);
  });
});
