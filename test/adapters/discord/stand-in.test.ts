import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandFaults } from '../../doubles/discord/validate-commands.js';
import { DiscordServer } from '../../doubles/discord-server.js';
import { takeFaults } from '../../doubles/faults.js';

let server: DiscordServer;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2024, 5, 18);
  server = await DiscordServer.start({ now: () => now });
});
afterEach(async () => {
  // Invalid requests are what this file is about.
  takeFaults();
  await server.close();
});

async function call(method: string, path: string, body?: object, token = server.token) {
  const response = await fetch(`${server.apiRoot}/v10${path}`, {
    method,
    headers: { Authorization: `Bot ${token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

const post = (body: object) => call('POST', `/channels/${server.channel.id}/messages`, body);

const embed = (changes: object) => ({ embeds: [{ title: 'x', ...changes }] });
const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string, changes: object = {}) => ({
  type: 2,
  style: 2,
  label: 'x',
  custom_id,
  ...changes,
});

const menu = (custom_id: string, count: number, value?: string) => ({
  type: 3,
  custom_id,
  options: Array.from({ length: count }, (_, index) => ({ label: 'x', value: value ?? `${index}` })),
});

test.each([
  ['content', { content: 'x'.repeat(2001) }],
  ['nonce', { content: 'x', nonce: 'n'.repeat(26) }],
  ['allowed_mentions.parse.0', { content: 'x', allowed_mentions: { parse: ['all'] } }],
  ['embeds.0.title', embed({ title: 'x'.repeat(257) })],
  ['embeds.0.description', embed({ description: 'x'.repeat(4097) })],
  ['embeds.0.author.name', embed({ author: { name: ' ' } })],
  ['embeds.0.footer.text', embed({ footer: { text: 'x'.repeat(2049) } })],
  ['embeds.0.url', embed({ url: 'javascript:x' })],
  ['embeds.0.image.url', embed({ image: { url: 'x' } })],
  ['embeds.0.timestamp', embed({ timestamp: 'yesterday' })],
  ['embeds', embed({ description: 'x'.repeat(4096), footer: { text: 'x'.repeat(2000) } })],
  ['embeds', { embeds: Array(11).fill({ title: 'x' }) }],
  ['components', { content: 'x', components: Array.from({ length: 6 }, (_, i) => row(button(`${i}`))) }],
  ['components.0.components', { content: 'x', components: [row()] }],
  ['components.0.components.0.custom_id', { content: 'x', components: [row(button('x'.repeat(101)))] }],
  ['components.0.components.1.custom_id', { content: 'x', components: [row(button('a'), button('a'))] }],
  [
    'components.0.components',
    { content: 'x', components: [row(...Array.from('abcdef', (id) => button(id)))] },
  ],
  ['components.0.components.0.options', { content: 'x', components: [row(menu('m', 26))] }],
  [
    'components.1.components.0.custom_id',
    { content: 'x', components: [row(button('a')), row(menu('a', 2))] },
  ],
  ['components.0.components.0.options', { content: 'x', components: [row(menu('m', 2, 'same'))] }],
  ['unknown', { content: 'x', unknown: true }],
  ['embeds.0.unknown', embed({ unknown: true })],
  ['allowed_mentions.roles.0', { content: 'x', allowed_mentions: { parse: [], roles: ['admins'] } }],
  ['components.0.components.0.label', { content: 'x', components: [row(button('a', { label: '' }))] }],
])('a bad %s is an invalid form', async (path, body) => {
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  const fault = path.split('.').reduce((node, key) => node?.[key], answer.body.errors);
  expect(fault?._errors, path).not.toHaveLength(0);
  expect(server.messages).toEqual([]);
  expect(takeFaults()).toMatchObject([
    { platform: 'discord', request: expect.stringContaining('POST'), body },
  ]);
});

test('what a schema takes is no fault', async () => {
  const whole = {
    content: 'x'.repeat(2000),
    nonce: 'n'.repeat(25),
    enforce_nonce: true,
    flags: 4096,
    allowed_mentions: { parse: [], roles: ['100000000000000001'] },
    message_reference: { message_id: '100000000000000001', fail_if_not_exists: false },
    components: Array.from({ length: 5 }, (_, y) =>
      row(...Array.from({ length: 5 }, (_, x) => button(`${x} ${y}`))),
    ),
  };
  expect((await post(whole)).status).toBe(200);
  expect(takeFaults()).toEqual([]);
});

test('a route that the specification does not have is a fault, and so is a parameter', async () => {
  expect((await call('POST', '/channels/1/typings')).status).toBe(404);
  expect(
    (await call('POST', `/channels/${server.channel.id}/messages?quick=1`, { content: 'x' })).status,
  ).toBe(400);
  expect(takeFaults()).toHaveLength(2);
});

test('an empty message is refused', async () => {
  expect(await post({ content: ' ', embeds: [] })).toMatchObject({ status: 400, body: { code: 50006 } });
});

test.each([
  ['a name in capitals', { name: 'Latest', description: 'x' }],
  ['no description', { name: 'latest', description: '' }],
  ['a long description', { name: 'latest', description: 'x'.repeat(101) }],
  ['an unknown locale', { name: 'latest', description: 'x', description_localizations: { xx: 'x' } }],
  [
    'an option that is needed behind one that is not',
    {
      name: 'latest',
      description: 'x',
      options: [
        { type: 3, name: 'a', description: 'x' },
        { type: 3, name: 'b', description: 'x', required: true },
      ],
    },
  ],
  [
    'a channel that completes',
    { name: 'a', description: 'x', options: [{ type: 7, name: 'a', description: 'x', autocomplete: true }] },
  ],
])('a command with %s is refused', (_, command) => {
  expect(commandFaults([command])).not.toEqual([]);
});

test('a wrong token is unauthorized', async () => {
  expect(await call('GET', '/gateway/bot', undefined, 'wrong')).toMatchObject({
    status: 401,
    body: { code: 0 },
  });
});

test('a nonce is forgotten after some minutes, and is nothing without enforce_nonce', async () => {
  const message = { content: 'x', nonce: 'n', enforce_nonce: true };
  const ids = [];
  for (const body of [message, message, { ...message, enforce_nonce: false }])
    ids.push((await post(body)).body.id);
  now += 180_001;
  ids.push((await post(message)).body.id);
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
});

test('a channel takes 5 messages in 5 s and says so', async () => {
  const answers = [];
  for (let count = 0; count < 6; count++) answers.push(await post({ content: `${count}` }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers[4]?.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(answers[5]?.headers.get('retry-after')).toBe('5.000');
  expect(answers[5]?.body).toMatchObject({ retry_after: 5, global: false });
  now += 5_000;
  expect((await post({ content: 'x' })).status).toBe(200);
});

test('a token makes 50 requests a second', async () => {
  const answers = await Promise.all(Array.from({ length: 51 }, () => call('GET', '/users/@me')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
});

test('an interaction is answered once, and within 3 s', async () => {
  await call('PUT', `/applications/${server.world.applicationId}/commands`, [
    { name: 'latest', description: 'x' },
  ] as object);
  const answer = { type: 4, data: { content: 'x' } };
  const first = server.slash(server.channel, server.admin, 'latest');
  const path = `/interactions/${first.id}/${first.token}/callback`;
  expect(await call('POST', path, { type: 8, data: { choices: [] } })).toMatchObject({
    body: { code: 50035 },
  });
  expect((await call('POST', path, answer)).status).toBe(204);
  expect(await call('POST', path, answer)).toMatchObject({ status: 400, body: { code: 40060 } });
  const late = server.slash(server.channel, server.admin, 'latest');
  now += 3_001;
  const latePath = `/interactions/${late.id}/${late.token}/callback`;
  expect(await call('POST', latePath, answer)).toMatchObject({ status: 404, body: { code: 10062 } });
  const webhook = `/webhooks/${server.world.applicationId}/${late.token}`;
  expect(await call('POST', webhook, { content: 'x' })).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('people cannot ask for what is not registered', () => {
  expect(() => server.slash(server.channel, server.admin, 'latest')).toThrow('not registered');
});
