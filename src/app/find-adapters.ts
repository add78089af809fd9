import type { AdapterModule, ChatAdapter } from '../core/ports.js';
import { loadFromEach } from './adapter-folders.js';

/** Every adapter there is: one for each folder in `adapters/`. */
export async function findAdapters(): Promise<AdapterModule<unknown>[]> {
  const modules = await loadFromEach<{ adapter: AdapterModule<unknown> }>('index');
  return modules.map(({ module }) => module.adapter);
}

/** How each platform shows messages. */
type Renderers = ReadonlyMap<string, ChatAdapter['render']>;

let found: Promise<Renderers> | null = null;

/** How each platform shows messages, by its name. No token is needed for that, and no SDK is loaded. Looked for once. */
export function findRenderers(): Promise<Renderers> {
  found ??= loadRenderers();
  return found;
}

async function loadRenderers(): Promise<Renderers> {
  const modules = await loadFromEach<Pick<ChatAdapter, 'render'>>('format');
  return new Map(modules.map(({ name, module }) => [name, module.render]));
}
