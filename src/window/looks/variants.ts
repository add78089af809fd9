import { defaultSettings, type PostStyle, postStyles, type Settings } from '../../core/settings.js';
import type { WindowKey } from '../texts.js';

/** What is shown side by side of a post. */
export const variations = ['style', 'pictures', 'summary', 'parts'] as const;

/** See {@link variations}. */
type Variation = (typeof variations)[number];

/** Settings of a chat under the name of what is particular in them. */
export interface Variant {
  key: WindowKey;
  settings: Settings;
}

/** What a look of a post starts from. */
interface VariantBase {
  style: PostStyle;
  buttons: boolean;
}

/** The settings that a message is shown with, one beside the other. A list looks the same with all of them. */
export function variantsOf(
  kind: 'post' | 'list' | 'digest',
  variation: Variation,
  { style, buttons }: VariantBase,
): Variant[] {
  const base: Settings = { ...defaultSettings, ...postStyles[style], buttons };
  if (kind === 'list') return [{ key: 'look-usual', settings: base }];
  if (kind === 'digest') {
    return [
      { key: 'look-leads-off', settings: { ...base, digestLeads: false } },
      { key: 'look-leads-on', settings: { ...base, digestLeads: true } },
    ];
  }
  return variantsOfPost(variation, base);
}

function variantsOfPost(variation: Variation, base: Settings): Variant[] {
  const changed = (key: WindowKey, changes: Partial<Settings>): Variant => ({
    key,
    settings: { ...base, ...changes },
  });
  const withPart = (key: WindowKey, parts: Partial<Settings['parts']>) =>
    changed(key, { parts: { ...base.parts, ...parts } });
  switch (variation) {
    case 'style':
      return [
        changed('look-compact', postStyles.compact),
        changed('look-standard', postStyles.standard),
        changed('look-full', postStyles.full),
      ];
    case 'pictures':
      return [
        changed('look-pictures-none', { images: false }),
        changed('look-pictures-small', { images: true, smallImages: true }),
        changed('look-pictures-large', { images: true, smallImages: false }),
      ];
    case 'summary':
      return [
        changed('look-summary-none', { summary: 'none' }),
        changed('look-summary-short', { summary: 'short' }),
        changed('look-summary-long', { summary: 'long' }),
      ];
    case 'parts':
      return [
        withPart('look-no-topic', { topic: false }),
        withPart('look-no-author', { author: false }),
        withPart('look-no-time', { time: false }),
        withPart('look-hashtags', { hashtag: true }),
      ];
  }
}
