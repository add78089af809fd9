import { type BodyProfile, packBody, unpackBody } from './body-profile.js';
import { type Meaning, packMeaning, unpackMeaning } from './meaning.js';

/** What is kept of an article for finding its story, beside headline and lead: either may be unknown. */
export interface KeptProfile {
  body: BodyProfile | null;
  meaning: Meaning | null;
}

/** As one text: the body's profile, then a full stop and the meaning where there is one. Null where nothing is known. */
export function packKept({ body, meaning }: KeptProfile): string | null {
  if (body === null && meaning === null) return null;
  const packed = body === null ? '' : packBody(body);
  return meaning === null ? packed : `${packed}.${packMeaning(meaning)}`;
}

/** Reads what {@link packKept} wrote. */
export function unpackKept(packed: string): KeptProfile {
  const [body = '', meaning = ''] = packed.split('.');
  return {
    body: body === '' ? null : unpackBody(body),
    meaning: meaning === '' ? null : unpackMeaning(meaning),
  };
}
