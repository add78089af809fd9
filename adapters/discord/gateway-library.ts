import type { Agent } from 'node:http';
import { createRequire } from 'node:module';

/** What the gateway's connections are made by; `ws` takes an agent, as `https.request` does. */
export type Connect = new (
  address: string,
  protocols: string[],
  options: { agent?: Agent; [option: string]: unknown },
) => object;

const ofDiscord = createRequire(createRequire(import.meta.url).resolve('discord.js'));
const ofGateway = createRequire(ofDiscord.resolve('@discordjs/ws'));

/** The very `ws` that discord.js will load. The bundler puts that of its own copy of discord.js in place of this module. */
export const gatewayLibrary: { WebSocket: Connect } = ofGateway('ws');
