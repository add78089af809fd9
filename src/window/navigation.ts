import type { PageLink } from '../core/ports.js';
import type { WindowKey, WindowText } from './texts.js';

/** The pages that the head of each page leads to, in their order. The first is the window's root. */
const pages: readonly { href: string; key: WindowKey }[] = [
  { href: '', key: 'nav-now' },
  { href: 'feeds', key: 'nav-feeds' },
  { href: 'articles', key: 'nav-articles' },
  { href: 'topics', key: 'nav-topics' },
  { href: 'chats', key: 'nav-chats' },
  { href: 'looks', key: 'nav-looks' },
];

/** The pages that each page leads to. `chat` is the address of the browser chat; null where it is not open. */
export function navigationOf(text: WindowText, chat: string | null): PageLink[] {
  const own = pages.map(({ href, key }) => ({ href, label: text(key) }));
  return chat === null ? own : [...own, { href: chat, label: text('nav-talk') }];
}
