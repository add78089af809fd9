import { OutLink } from '../links.js';
import type { WindowText } from '../texts.js';

/**
 * Where a picture stands. It is not loaded: the window shows nothing from elsewhere, so that no publisher learns who
 * looks at it.
 */
export function Picture({ url, isSmall, text }: { url: string; isSmall: boolean; text: WindowText }) {
  return (
    <div class={isSmall ? 'picture small-picture' : 'picture'}>
      <OutLink href={url}>{text('look-picture')}</OutLink>
    </div>
  );
}
