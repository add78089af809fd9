import { describe, expect, it } from 'vitest';
import { announcementNonce, nonceOf, randomNonce } from '../../../src/delivery/work/nonce.js';

const installation = { id: 'here', bareNoncesUntil: 0 };
const part = { chat: 'discord:1', seq: 7, what: '7' };
const longest = 25;
const base = () => nonceOf(installation, part, longest);

describe('a nonce', () => {
  it('is the same for every try of a send', () => {
    expect(nonceOf({ ...installation }, { ...part }, longest)).toBe(base());
  });

  it('is as long as the platform takes, of characters that need no escape', () => {
    expect(base()).toMatch(/^[\w-]{25}$/);
    expect(nonceOf(installation, part, 8)).toMatch(/^[\w-]{8}$/);
    expect(nonceOf(installation, part)).toMatch(/^[\w-]{43}$/);
  });

  // Computed with `printf 'here discord:1 7' | openssl sha256 -binary | base64`, first 25 characters, in base64url.
  it('stays what it was when Kabar is upgraded while a post is in flight', () => {
    expect(base()).toBe('UMFZRsvyEj8cn7yEmHiT-_V6l');
    expect(nonceOf({ ...installation, bareNoncesUntil: 7 }, part, longest)).toBe('seF2D0AIDZKJ34NqNedvZAdBr');
  });

  it.each<[rule: string, nonce: () => string]>([
    ['another chat', () => nonceOf(installation, { ...part, chat: 'discord:2' }, longest)],
    ['another entry', () => nonceOf(installation, { ...part, seq: 8, what: '8' }, longest)],
    ['another part of a plan', () => nonceOf(installation, { ...part, what: 'plan 1' }, longest)],
    ['another installation', () => nonceOf({ ...installation, id: 'there' }, part, longest)],
    [
      'another chat of version 0.1',
      () => nonceOf({ ...installation, bareNoncesUntil: 7 }, { ...part, chat: 'discord:2' }, longest),
    ],
  ])('differs for %s', (_, nonce) => {
    expect(nonce()).not.toBe(base());
    expect(nonce()).not.toBe(nonceOf({ ...installation, bareNoncesUntil: 7 }, part, longest));
  });

  it('names the installation from the first entry on that version 0.1 did not record', () => {
    const bare = (seq: number) =>
      nonceOf({ id: 'here', bareNoncesUntil: 7 }, { ...part, seq }) ===
      nonceOf({ id: 'there', bareNoncesUntil: 7 }, { ...part, seq });
    expect([6, 7, 8].map(bare)).toEqual([true, true, false]);
  });
});

describe('a nonce for a part of an announcement', () => {
  const nonce = (chat = 'discord:1', announcement = 'x', part = 0, id = 'here') =>
    announcementNonce({ id, bareNoncesUntil: 7 }, chat, announcement, part);

  // Computed with `printf 'here discord:1 announcement x 0' | openssl sha256 -binary | base64`, in base64url.
  it('is the same for every try, also where version 0.1 posted before', () => {
    expect(nonce()).toBe('UcDNlhvxJUfh5hyzdE3sflCHonjdrmvG4lsWQYcyqvY');
  });

  it.each([
    ['chat', () => nonce('discord:2')],
    ['announcement', () => nonce('discord:1', 'y')],
    ['part', () => nonce('discord:1', 'x', 1)],
    ['installation', () => nonce('discord:1', 'x', 0, 'there')],
  ])('differs for another %s', (_, other) => {
    expect(other()).not.toBe(nonce());
  });
});

describe('a nonce for an answer', () => {
  it('is never the same, and as short as any other', () => {
    const some = Array.from({ length: 20 }, () => randomNonce(longest));
    expect(new Set(some).size).toBe(20);
    for (const each of some) expect(each).toMatch(/^[\w-]{24}$/);
    expect(randomNonce(8)).toHaveLength(8);
  });
});
