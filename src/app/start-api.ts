import type { HttpMount } from '../core/ports.js';
import { type ApiOptions, createApi } from '../http/api/api.js';
import { type MachineDoor, refusals } from './machine-door.js';
import { version } from './package-root.js';

/** Mounts the API. It stays when the window is off. */
export function mountApi(
  parts: Omit<ApiOptions, 'refuse' | 'version'>,
  door: MachineDoor,
  mount: HttpMount,
): void {
  const refuse = async (request: Request) => {
    const code = await door(request);
    return code === null ? null : { code, ...refusals[code] };
  };
  mount('/api/v1/', createApi({ ...parts, refuse, version }));
}
