import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer as createTlsServer, type Server } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Certified, certify } from '../doubles/certificate.js';
import type { KabarProcess } from './kabar.js';
import type { Options, Ran, Scenario } from './scenario.js';

const preload = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Ends a Kabar as an operator does. @returns what is wrong with its end. */
async function stopped(kabar: KabarProcess, status = 0): Promise<string[]> {
  const began = performance.now();
  kabar.signal('SIGTERM');
  return endsWith(kabar, status, began);
}

async function endsWith(kabar: KabarProcess, status: number, began = performance.now()): Promise<string[]> {
  const code = await kabar.ended();
  const seconds = (performance.now() - began) / 1000;
  return [
    ...(code === status ? [] : [`it ended with ${code} and not with ${status}`]),
    ...(seconds > 10 ? [`it took ${seconds.toFixed(1)} s to end`] : []),
  ];
}

const whole = { breaks: [], repeatsForBreak: 1, notes: [] as string[] };

/** Somebody holds a request that was sent by half whenever Kabar ends: it ends in order, and nothing is repeated. */
async function halfSent({ world }: Options): Promise<Ran> {
  let kabar = await world.start();
  await world.subscribe();
  const faults: string[] = [];
  for (let round = 0; round < 3; round++) {
    const { hostname, port } = new URL(/"web":"([^"]+)"/.exec(kabar.output)?.[1] ?? '');
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write('POST /websub/a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    world.publish(4);
    await pause(1500);
    faults.push(...(await stopped(kabar)));
    socket.destroy();
    kabar = await world.start();
  }
  const judged = await world.settled(120_000);
  faults.push(...(await stopped(kabar)));
  return { ...whole, judged, repeatsForBreak: 0, faults };
}

/** An error that nobody awaits, again and again: Kabar ends with status 1, and the next one goes on. */
async function unawaited({ world }: Options): Promise<Ran> {
  const fault = preload('unawaited-fault.mjs');
  let kabar = await world.start(fault);
  await world.subscribe();
  const faults: string[] = [];
  for (let round = 0; round < 3; round++) {
    world.publish(4);
    await pause(1000);
    kabar.signal('SIGUSR2');
    faults.push(...(await endsWith(kabar, 1)));
    if (!/"stack":"Error: a fault that nobody awaits/.test(kabar.output)) faults.push('it was not logged');
    kabar = await world.start(fault);
  }
  const judged = await world.settled(120_000);
  faults.push(...(await stopped(kabar)));
  return { ...whole, judged, repeatsForBreak: 0, faults };
}

/** A wrong token of one platform, then of both, then right ones again: what waited meanwhile is told. */
async function refusedTokens({ world }: Options): Promise<Ran> {
  const faults: string[] = [];
  let kabar = await world.start();
  await world.subscribe();
  faults.push(...(await stopped(kabar)));
  world.publish(2);
  kabar = await world.start(undefined, { DISCORD_TOKEN: 'wrong.token.here' });
  await kabar.says('Discord refused the token');
  await pause(3000);
  const onTelegram = world.judged().filter(({ platform }) => platform === 'telegram');
  if (onTelegram.some(({ lost }) => lost.length > 0)) faults.push('the platform that is left was not told');
  faults.push(...(await stopped(kabar)));
  kabar = world.launch(undefined, { DISCORD_TOKEN: 'wrong.token.here', TELEGRAM_BOT_TOKEN: '1:wrong' });
  faults.push(...(await endsWith(kabar, 1)));
  if (!kabar.output.includes('no platform is left')) faults.push('it did not say why it ended');
  world.publish(2);
  kabar = await world.start();
  const judged = await world.settled(120_000);
  faults.push(...(await stopped(kabar)));
  return { ...whole, judged, faults };
}

/** The clock is set a year on, two years back, and right again: nothing holds the loop, and nothing is lost. */
async function yearJumps({ world }: Options): Promise<Ran> {
  const kabar = await world.start(preload('year-shift.mjs'));
  await world.subscribe();
  for (let jump = 0; jump < 4; jump++) {
    kabar.signal('SIGUSR2');
    world.publish(2);
    await pause(2500);
  }
  const judged = await world.settled(120_000);
  const held = [...kabar.output.matchAll(/"held":(\d+)/g)].slice(1).map(([, ms]) => Number(ms));
  const faults = held.filter((ms) => ms > 200).map((ms) => `a jump of the clock held the loop for ${ms} ms`);
  if (held.length < 3) faults.push('the jumps were not measured');
  faults.push(...(await stopped(kabar)));
  return { ...whole, judged, notes: [`loop held at most ${Math.max(...held)} ms`], faults };
}

/** Serves the world's feed over TLS, by a certificate that can be changed; `null` cuts every handshake. */
class TlsFront {
  #server: { close(): void } | null = null;
  port = 0;
  constructor(readonly feed: string) {}

  async show(certified: Certified | null): Promise<void> {
    this.#server?.close();
    const server =
      certified === null
        ? createServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
        : this.#proxy(certified);
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = {
      close: () => {
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
      },
    };
  }

  #proxy(certified: Certified): Server {
    return createTlsServer(certified, async (_request, response) => {
      const answer = await fetch(this.feed);
      response.end(await answer.text());
    });
  }

  close(): void {
    this.#server?.close();
  }
}

/** A publisher whose certificate is wrong in many ways, one after the other: each is named, and nothing is lost. */
async function tlsFaults({ world, progress }: Options): Promise<Ran> {
  const good = certify('127.0.0.1', [-1, 30]);
  const wrong: Record<string, Certified | null> = {
    'its certificate has expired': certify('127.0.0.1', [-30, -1]),
    'its certificate is not valid yet': certify('127.0.0.1', [1, 30]),
    'its certificate is for another host': certify('other.example', [-1, 30]),
    'its certificate is not trusted': certify('127.0.0.1', [-1, 30]),
    'it cut the connection': null,
  };
  const trusted = join(world.folder, 'trusted.pem');
  const certificates = Object.entries(wrong).flatMap(([name, each]) =>
    each === null || name.endsWith('trusted') ? [] : [each.cert],
  );
  await writeFile(trusted, [good.cert, ...certificates].join(''));
  const front = new TlsFront(world.publisher.url('/feed'));
  try {
    await front.show(good);
    const feeds = [{ id: 'feed', url: `https://127.0.0.1:${front.port}/feed` }];
    const publisher = {
      id: 'tribunnews',
      name: 'Tribunnews',
      url: world.publisher.url('/'),
      language: 'id',
      feeds,
    };
    const topics = [{ id: 'putin', name: { en: 'Putin' }, match: { any: ['putin'] } }];
    await writeFile(join(world.folder, 'catalog.json'), JSON.stringify({ publishers: [publisher], topics }));
    const kabar = await world.start(undefined, { NODE_EXTRA_CA_CERTS: trusted });
    await world.subscribe();
    const faults: string[] = [];
    for (const [reason, certified] of Object.entries(wrong)) {
      progress(reason);
      const before = kabar.output.length;
      await front.show(certified);
      world.publish(2);
      await pause(4000);
      if (!kabar.output.slice(before).includes(reason)) faults.push(`it did not say: ${reason}`);
      await front.show(good);
      await world.settled(30_000);
    }
    const judged = await world.settled(60_000);
    faults.push(...(await stopped(kabar)));
    return { ...whole, judged, faults };
  } finally {
    front.close();
  }
}

/** What concerns the life of the process, by name. */
export const processScenarios: Readonly<Record<string, Scenario>> = {
  'a request sent by half at the end': halfSent,
  'an error that nobody awaits': unawaited,
  'refused tokens': refusedTokens,
  'a clock that jumps by a year': yearJumps,
  'TLS faults of a publisher': tlsFaults,
};
