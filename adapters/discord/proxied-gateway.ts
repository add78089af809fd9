import { HttpsProxyAgent } from 'https-proxy-agent';
import { type Connect, gatewayLibrary } from './gateway-library.js';

/** Finds the proxy that leads to an address. */
type ProxyTo = (address: string) => string | null;

let proxyTo: ProxyTo = () => null;

/**
 * Leads the connections to the gateway through the proxy that is found for each address, from now on. One Discord
 * adapter runs in a process.
 */
export function leadGatewayThrough(find: ProxyTo): void {
  proxyTo = find;
}

/*
 * discord.js 14 has no option for the agent of its WebSocket, and takes the class from `ws` when it is loaded: so this
 * module is loaded before discord.js (see index.ts), and puts a class in its place that knows of the proxy.
 */
const Direct = gatewayLibrary.WebSocket;
gatewayLibrary.WebSocket = class extends Direct {
  constructor(...[address, protocols, options]: ConstructorParameters<Connect>) {
    const proxy = proxyTo(address);
    super(address, protocols, proxy === null ? options : { ...options, agent: new HttpsProxyAgent(proxy) });
  }
};
