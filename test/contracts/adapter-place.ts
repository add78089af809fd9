import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';

/** One chat of a platform's stand-in, and what a person sees and does there. */
export interface AdapterPlace {
  address: string;
  /** Another adapter of the same token. */
  create(deps: AdapterDeps): Promise<ChatAdapter>;
  /** Called when the adapter is connected, with the address of the HTTP server that it may have mounted something in. */
  opened?(url: string): Promise<void>;
  /** All that the platform was sent and still shows, message by message, as plain text with the labels of the buttons. */
  seen(): string[];
  /** What the platform would refuse a part for. */
  faultsOf(part: unknown): string[];
  /** Somebody who runs the place gives a command without options. The adapter is started. */
  say(command: string): Promise<void>;
  /** The same person presses the button of this label under the newest message. */
  press(label: string): Promise<void>;
}

const folder = resolve(import.meta.dirname, '../adapters');

/** The adapters that there are. */
export const adapterNames = readdirSync(resolve(import.meta.dirname, '../../adapters'));

/** Opens the place of an adapter: what `test/adapters/<name>/place.ts` exports. */
export async function openPlace(name: string): Promise<AdapterPlace> {
  const module: { openPlace: () => Promise<AdapterPlace> } = await import(`${folder}/${name}/place.ts`);
  return module.openPlace();
}

/** Every text in a value, with each character as itself. */
export function textsIn(value: unknown): string {
  const strings: string[] = [];
  JSON.stringify(value, (_, each) => {
    if (typeof each === 'string') strings.push(each);
    return each;
  });
  return strings.join('\n');
}
