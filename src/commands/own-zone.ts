import { zoneName } from '../i18n/dates.js';
import type { Context } from './context.js';

/** Times without the name of the chat's own time zone: `22.00 - 06.00 WIB`. */
export function withoutZone(typed: string, { chat, clock }: Pick<Context, 'chat' | 'clock'>): string {
  const name = zoneName(clock.now(), chat.timezone).toLowerCase();
  const others = typed.split(/\s+/).filter((word) => word.toLowerCase() !== name);
  return others.join(' ');
}
