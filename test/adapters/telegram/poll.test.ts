import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settled } from '../../doubles/clock.js';
import type { RecordedLog } from '../../doubles/log.js';
import { TelegramServer } from '../../doubles/telegram-server.js';
import { ana, connected, direct, group, makeAdapter, makeServer, moving, until } from './setup.js';

const says = (text: string) => (message: { text: string }) => message.text === text;

function logged(log: RecordedLog, words: string) {
  return until(() => log.lines.find(({ message }) => message.includes(words)), `"${words}" in the log`);
}

/** Lets time pass, however long the answers of the stand-in take, until the log says this. */
async function goesOnUntil({ clock, log }: Awaited<ReturnType<typeof connected>>, words: string) {
  while (!log.lines.some(({ message }) => message.includes(words))) {
    await clock.advance(5_000);
    await settled(20);
  }
}

describe('the start', () => {
  it('sets the commands of each language, leaving out what Telegram refuses', async () => {
    const { server } = await connected();
    await server.waitFor(() => (server.menus.size === 9 ? true : undefined), 'the menus');
    expect([...server.menus.keys()]).toEqual(
      ['all_private_chats', 'all_group_chats', 'all_chat_administrators'].flatMap((scope) =>
        ['', ' en', ' id'].map((language) => `${scope}${language}`),
      ),
    );
    expect(server.menus.get('all_private_chats id')).toMatchObject([
      { command: 'topics', description: 'topics in id' },
      { command: 'latest' },
    ]);
    expect(server.menus.get('all_private_chats')?.[1]?.description.length).toBeLessThanOrEqual(256);
    const inGroups = server.menus.get('all_group_chats')?.map(({ command }) => command);
    expect(inGroups).toEqual(['latest']);
    expect(server.menus.get('all_chat_administrators')).toHaveLength(2);
  });

  it('does without menus and webhooks where the server does not know them', async () => {
    const server = await makeServer();
    for (const method of ['setMyCommands', 'deleteWebhook']) {
      server.fail({ error_code: 404, description: 'Not Found' }, { method });
    }
    const { telegram, log } = makeAdapter(server.root, server.token);
    await telegram.start();
    server.userSays(direct, ana, '/latest');
    await server.waitForMessage(says('latest: '));
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });

  it('names the setting when the token is refused, and gives up', async () => {
    const server = await makeServer();
    const { telegram, log, clock } = makeAdapter(server.root, '1:wrong-token');
    await telegram.start();
    expect(await logged(log, 'TELEGRAM_BOT_TOKEN')).toMatchObject({
      level: 'error',
      facts: { code: 401, reason: 'Unauthorized' },
    });
    expect(clock.waiting).toBe(0);
    expect(JSON.stringify(log.lines)).not.toContain('wrong-token');
    await telegram.stop();
  });

  it('goes on trying while the server is away, says so once, and never names the token', async () => {
    const gone = await TelegramServer.start();
    const { port, root, token } = gone;
    await gone.close();
    const { telegram, log, clock } = makeAdapter(root, token);
    await telegram.start();
    const first = await logged(log, 'cannot be reached');
    // A code, what it means, and what happens next; the error itself holds the token.
    const reason = expect.stringContaining('nothing answers there');
    expect(first.facts).toMatchObject({ code: 'ECONNREFUSED', reason, againInSeconds: 1 });
    expect(first.facts).not.toHaveProperty('err');
    await clock.advance(1_000);
    await logged(log, 'cannot be reached');
    const server = await makeServer({ port });
    server.userSays(direct, ana, '/latest');
    const answered = server.waitForMessage(says('latest: '));
    for (let turn = 0; turn < 50 && server.messages.length === 0; turn++) {
      await clock.advance(2_000);
      await settled(20);
    }
    await answered;
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await logged(log, 'answers again');
    expect(JSON.stringify(log.lines)).not.toContain(token);
  });
});

describe('polling', () => {
  it('stands by while another process polls with the token, and comes back', async () => {
    const { server, log, clock } = await connected();
    const rival = await fetch(`${server.root}/bot${server.token}/getUpdates`, {
      method: 'POST',
      body: '{"timeout":0}',
    });
    expect(rival.status).toBe(200);
    await logged(log, 'another process');
    server.userSays(direct, ana, '/latest');
    await clock.advance(4_000);
    expect(server.messages).toEqual([]);
    await clock.advance(1_000);
    await server.waitForMessage(says('latest: '));
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('says so where somebody has set a webhook, and takes it away', async () => {
    const { server, log, clock } = await connected();
    const description =
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    server.fail({ error_code: 409, description }, { method: 'getUpdates' });
    server.userSays(direct, ana, '/latest');
    await logged(log, 'has set a webhook');
    server.userSays(direct, ana, '/topics');
    await clock.advance(5_000);
    await server.waitForMessage(says('topics: '));
  });

  const unauthorized = { error_code: 401, description: 'Unauthorized' };

  it('takes the refusal of a token that was right for an outage', async () => {
    const kit = await connected();
    const { server, log } = kit;
    server.fail(unauthorized, { method: 'getUpdates', times: 3 });
    server.userSays(direct, ana, '/latest');
    await logged(log, 'refuses the token, but may be unwell');
    server.userSays(direct, ana, '/topics');
    await goesOnUntil(kit, 'answers again');
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await server.waitForMessage(says('topics: '));
  });

  it('gives up on a token that is refused for ten minutes', async () => {
    const kit = await connected();
    const { server, log, clock } = kit;
    server.fail(unauthorized, { method: 'getUpdates', times: Number.POSITIVE_INFINITY });
    server.userSays(direct, ana, '/latest');
    await logged(log, 'refuses the token, but may be unwell');
    await goesOnUntil(kit, 'Telegram refused the token');
    expect(clock.waiting).toBe(0);
  });

  it('waits for a while where the server asks for no number of seconds', async () => {
    const { server, log } = await connected();
    const parameters = { retry_after: 'soon' as unknown as number };
    server.fail({ error_code: 429, description: 'Too Many Requests', parameters }, { method: 'getUpdates' });
    server.userSays(direct, ana, '/latest');
    expect((await logged(log, 'cannot be reached')).facts).toMatchObject({ againInSeconds: 1 });
  });

  it('does not hurry a server that answers at once with nothing', async () => {
    let polls = 0;
    const server = createServer((request, response) => {
      const isPoll = request.url?.endsWith('/getUpdates');
      if (isPoll) polls++;
      const result = isPoll ? [] : { id: 1, is_bot: true, first_name: 'Kabar', username: 'kabar_bot' };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { telegram, clock } = makeAdapter(`http://127.0.0.1:${port}`, '1:x');
    await telegram.start();
    await until(() => (clock.waiting > 0 ? true : undefined), 'a gap');
    await settled(50);
    expect(polls).toBe(1);
    await clock.advance(250);
    await until(() => (polls === 2 ? true : undefined), 'the next poll');
  });

  it('handles an update once, though the server tells it again', async () => {
    const server = await makeServer();
    const message = { message_id: 1, date: 0, chat: direct, from: ana, text: '/latest once' };
    for (let time = 0; time < 2; time++) server.push({ update_id: 5_000, message });
    const { telegram, commands } = makeAdapter(server.root, server.token);
    await telegram.start();
    server.userSays(direct, ana, '/latest end');
    await server.waitForMessage(says('latest: end'));
    expect(commands.asked.map(({ text }) => text)).toEqual(['once', 'end']);
  });

  it('keeps the order within a chat, and lets no chat wait for another', async () => {
    const { server, commands, clock } = await connected();
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    commands.gate = (chat) => (chat === 'telegram:77' ? opened : Promise.resolve());
    server.userSays(direct, ana, '/latest 1');
    server.userSays(direct, ana, '/latest 2');
    server.userSays(group, ana, '/latest 3');
    await moving(clock, () => server.messages.find(says('latest: 3')));
    expect(server.messages).toHaveLength(1);
    open();
    await server.waitForMessage(says('latest: 2'));
    expect(server.messages.map(({ text }) => text)).toEqual(['latest: 3', 'latest: 1', 'latest: 2']);
  });
});

describe('the stop', () => {
  it('waits for the commands under way; what was handled does not come again', async () => {
    const { server, telegram, commands, clock } = await connected();
    let open = () => {};
    commands.gate = () =>
      new Promise((resolve) => {
        open = resolve;
      });
    const idle = open;
    server.userSays(direct, ana, '/latest');
    await server.waitFor(() => (open === idle ? undefined : true));
    const stopped = telegram.stop();
    await settled();
    expect(server.messages).toEqual([]);
    open();
    await stopped;
    expect(server.messages).toHaveLength(1);
    expect(clock.waiting).toBe(0);
    expect(server.updates.unconfirmed).toBe(0);
    expect(
      await telegram.send('77', telegram.render({ kind: 'reply', lines: [['after']], buttons: [] })[0], {
        nonce: 'n',
      }),
    ).toMatchObject({ kind: 'sent' });
  });

  it('does not wait for a command that never ends', async () => {
    const { server, telegram, commands, clock } = await connected();
    let isAsked: true | undefined;
    commands.gate = () => {
      isAsked = true;
      return new Promise(() => {});
    };
    server.userSays(direct, ana, '/latest');
    await server.waitFor(() => isAsked);
    const stopped = telegram.stop();
    await settled();
    await clock.advance(5_000);
    await stopped;
  });

  it('is quick while the server hangs or is away', async () => {
    const hanging = await makeServer();
    hanging.fail('hang', { method: 'getMe' });
    const first = makeAdapter(hanging.root, hanging.token);
    await first.telegram.start();
    await hanging.waitFor(() => hanging.calls[0], 'a call');
    await first.telegram.stop();
    const away = makeAdapter('http://127.0.0.1:9', '1:x');
    await away.telegram.start();
    await logged(away.log, 'cannot be reached');
    await away.telegram.stop();
    expect(away.clock.waiting).toBe(0);
  });
});
