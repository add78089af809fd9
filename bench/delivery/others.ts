import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { REST, Routes } from 'discord.js';
import { Api } from 'grammy';
import { type Part, render as renderDiscord, toRequest } from '../../adapters/discord/format.js';
import { render as renderTelegram } from '../../adapters/telegram/format.js';
import { makePost } from '../../test/adapters/discord/kit.js';
import type { Address } from './platform.js';
import type { Side } from './sending-side.js';

/** What a bot over grammY does as its guide says: transformer-throttler with the allowed rate, and auto-retry. */
export async function grammyQueue({ root, token, places }: Address, perSecond: number): Promise<Side> {
  const api = new Api(token, { apiRoot: root });
  const global = { reservoir: perSecond, reservoirRefreshAmount: perSecond, reservoirRefreshInterval: 1000 };
  // The default lets one message begin at a time.
  const out = { maxConcurrent: 1, minTime: 1000 };
  api.config.use(autoRetry());
  api.config.use(apiThrottler({ global, out }));
  const [part] = renderTelegram(makePost());
  if (part === undefined) throw new Error('a post has a part');
  const { text, ...options } = part;
  return {
    post: async () => void (await Promise.all(places.map((place) => api.sendMessage(place, text, options)))),
    reply: async (place) => void (await api.sendMessage(place, 'The latest headlines')),
    close: async () => {},
  };
}

/** discord.js' own queue: it waits and tries again by itself. */
export async function discordQueue({ root, token, places }: Address, perSecond: number): Promise<Side> {
  const rest = new REST({ api: root, version: '10', globalRequestsPerSecond: perSecond }).setToken(token);
  const [part] = renderDiscord(makePost());
  if (part === undefined) throw new Error('a post has a part');
  const send = (place: string, message: Partial<Part>) =>
    rest.post(Routes.channelMessages(place), toRequest(message));
  return {
    post: async () => void (await Promise.all(places.map((place) => send(place, part)))),
    reply: async (place) => void (await send(place, { content: 'The latest headlines' })),
    close: async () => rest.clearHandlerSweeper(),
  };
}
