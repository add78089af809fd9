import { afterEach, describe, expect, it } from 'vitest';
import { takeFaults } from '../../doubles/faults.js';
import type { TelegramServer } from '../../doubles/telegram-server.js';
import { ana, direct, forum, group, makeServer, until } from './setup.js';

interface ApiAnswer {
  ok: boolean;
  error_code?: number;
  parameters?: { retry_after: number };
  result?: { update_id: number }[];
}

/** Calls a method as any client would. */
async function call(server: TelegramServer, method: string, payload: object, token = server.token) {
  const response = await fetch(`${server.root}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  const body = (await response.json()) as ApiAnswer;
  expect(response.status).toBe(body.ok ? 200 : body.error_code);
  return body;
}

// Invalid calls are what this file is about.
afterEach(() => void takeFaults());

/** Rows of so many buttons in all. */
const keyboard = (inRow: number, rows: number, more: object = {}) => ({
  inline_keyboard: Array.from({ length: rows }, () =>
    Array.from({ length: inRow }, () => ({ text: 'b', callback_data: 'x', ...more })),
  ),
});

describe("Telegram's stand-in", () => {
  it.each([
    [
      'an unknown tag',
      { text: '<p>x</p>', parse_mode: 'HTML' },
      'can\'t parse entities: Unsupported start tag "p"',
    ],
    ['a tag left open', { text: '<b>x', parse_mode: 'HTML' }, "can't parse entities: Can't find end tag"],
    ['a wrong end', { text: '<b>x</i>', parse_mode: 'HTML' }, "can't parse entities: Unmatched end tag"],
    ['a lone <', { text: 'a < b', parse_mode: 'HTML' }, "can't parse entities: Unclosed start tag"],
    ['an empty text', { text: '<b> </b>', parse_mode: 'HTML' }, 'message text is empty'],
    ['a long text', { text: 'x'.repeat(4097) }, 'message is too long'],
    [
      'long addresses',
      { text: `<a href="https://a.example/${'x'.repeat(1_000)}">x</a>`.repeat(9), parse_mode: 'HTML' },
      'ENTITIES_TOO_LONG',
    ],
    [
      'General by its number',
      { chat_id: forum.id, message_thread_id: 1, text: 'x' },
      'message thread not found',
    ],
    [
      'a thread in no forum',
      { chat_id: group.id, message_thread_id: 5, text: 'x' },
      'message thread not found',
    ],
    ['an unknown chat', { chat_id: 12345, text: 'x' }, 'chat not found'],
    [
      '65 bytes of callback data',
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: 'x'.repeat(65) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    ['301 buttons', { text: 'x', reply_markup: keyboard(7, 43) }, 'reply markup is too long'],
    ['13 buttons in a row', { text: 'x', reply_markup: keyboard(13, 1) }, 'reply markup is too long'],
    [
      'a button of two kinds',
      { text: 'x', reply_markup: keyboard(1, 1, { url: 'https://a.example' }) },
      'button',
    ],
    [
      'over 32,768 bytes with their tags',
      { text: `${'<b></b>'.repeat(4_682)}x`, parse_mode: 'HTML' },
      'too long',
    ],
    ['an unknown field', { text: 'x', disable_web_page_preview: true }, '"disable_web_page_preview"'],
    [
      'an unknown field within',
      { text: 'x', link_preview_options: { size: 1 } },
      '"link_preview_options.size"',
    ],
    ['a field of another kind', { text: 'x', message_thread_id: '5' }, '"message_thread_id"'],
  ])('refuses %s', async (_, payload, words) => {
    const server = await makeServer();
    const answer = await call(server, 'sendMessage', { chat_id: direct.id, ...payload });
    expect(answer).toMatchObject({ ok: false, error_code: 400, description: expect.stringContaining(words) });
    expect(server.messages).toEqual([]);
    // A chat that is not there is no fault of the call.
    const isInvalid = !/not found/.test(words);
    expect(takeFaults()).toHaveLength(isInvalid ? 1 : 0);
  });

  it('takes what the specification takes', async () => {
    const server = await makeServer();
    const whole = {
      chat_id: direct.id,
      text: `${'&amp;'.repeat(4_095)}x`,
      parse_mode: 'HTML',
      link_preview_options: { url: 'https://a.example', prefer_large_media: true, show_above_text: true },
      reply_parameters: { message_id: 1, allow_sending_without_reply: true },
      disable_notification: true,
      reply_markup: keyboard(12, 25),
    };
    expect(await call(server, 'sendMessage', whole)).toMatchObject({ ok: true });
    expect(takeFaults()).toEqual([]);
  });

  it('refuses wrong tokens, unknown methods and bad menus', async () => {
    const server = await makeServer();
    expect(await call(server, 'getMe', {}, '1:x')).toMatchObject({ error_code: 401 });
    expect(await call(server, 'fly', {})).toMatchObject({ error_code: 404 });
    const commands = [{ command: 'Latest', description: 'x' }];
    expect(await call(server, 'setMyCommands', { commands })).toMatchObject({ error_code: 400 });
  });

  it('decodes four names and numbers, and counts what is left', async () => {
    const server = await makeServer();
    const text = `&lt;&gt;&amp;&quot;&#33;&nbsp;&apos;<i>${'&amp;'.repeat(4_000)}</i>`;
    await call(server, 'sendMessage', { chat_id: 77, text, parse_mode: 'HTML' });
    expect(server.messages[0]?.text).toBe(`<>&"!&nbsp;&apos;${'&'.repeat(4_000)}`);
    expect(server.messages[0]?.entities).toEqual([{ type: 'italic', offset: 17, length: 4_000 }]);
  });

  it('drops the entities after the hundredth', async () => {
    const server = await makeServer();
    await call(server, 'sendMessage', { chat_id: 77, text: '<b>x</b> '.repeat(101), parse_mode: 'HTML' });
    expect(server.messages[0]?.entities).toHaveLength(100);
  });

  it('keeps the limits of a chat, a group and a token', async () => {
    let now = 0;
    const server = await makeServer({
      limits: { perSecond: 4, chatBurst: 3 },
      now: () => now,
      openToAll: true,
    });
    const send = async (chat_id: number) => {
      const answer = await call(server, 'sendMessage', { chat_id, text: 'x' });
      return answer.ok ? 'ok' : `${answer.error_code} ${answer.parameters?.retry_after}`;
    };
    expect([await send(77), await send(77), await send(77), await send(77)]).toEqual([
      'ok',
      'ok',
      'ok',
      '429 1',
    ]);
    expect([await send(1), await send(2)]).toEqual(['ok', '429 1']);
    now = 10_000;
    const group20: string[] = [];
    for (let count = 0; count < 20; count++) {
      group20.push(await send(-5));
      now += 1_000;
    }
    expect(new Set(group20)).toEqual(new Set(['ok']));
    expect(await send(-5)).toBe('429 40');
    now = 70_000;
    expect(await send(-5)).toBe('ok');
  });

  it('tells updates until they are confirmed, and ends an older poll with 409', async () => {
    const server = await makeServer();
    server.userSays(direct, ana, '/latest');
    const { result } = await call(server, 'getUpdates', { offset: 0, timeout: 5 });
    expect(result).toMatchObject([{ message: { text: '/latest' } }]);
    expect((await call(server, 'getUpdates', { timeout: 5 })).result).toEqual(result);
    const offset = (result?.[0]?.update_id ?? 0) + 1;
    const older = call(server, 'getUpdates', { offset, timeout: 5 });
    await until(() => (server.updates.isPolled ? true : undefined), 'a poll');
    expect(await call(server, 'getUpdates', { offset, timeout: 0 })).toEqual({ ok: true, result: [] });
    expect(await older).toMatchObject({ error_code: 409 });
  });
});
