import { describe, expect, it } from 'vitest';
import type { PageAnswer, PageFetcher } from '../../../src/intake/enrich/page-fetcher.js';
import { createRobots, parseRobots } from '../../../src/intake/enrich/robots.js';
import { ManualClock } from '../../doubles/clock.js';

const allows = (text: string, path: string) =>
  parseRobots(text, 'Kabar').allows(`https://www.example.com${path}`);

describe('a robots.txt', () => {
  it.each([
    ['nothing said', '', '/a', true],
    ['all forbidden', 'User-agent: *\nDisallow: /', '/a', false],
    ['an empty rule', 'User-agent: *\nDisallow:', '/a', true],
    [
      'a group of ours goes before *',
      'User-agent: *\nDisallow: /\n\nUser-Agent: kabar\nDisallow: /tag/',
      '/a',
      true,
    ],
    [
      'with its own rules',
      'User-agent: *\nAllow: /\nUser-agent: Kabar/1.0\nDisallow: /tag/',
      '/tag/x',
      false,
    ],
    ['several agents in one group', 'User-agent: a\nUser-agent: Kabar\nDisallow: /x', '/x', false],
    [
      'several groups of ours',
      'User-agent: Kabar\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: KABAR\nDisallow: /y',
      '/y',
      false,
    ],
    ['a longer name is not ours', 'User-agent: KabarBot\nDisallow: /', '/x', true],
    ['the longest match wins', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['allow wins a tie', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['an asterisk', 'User-agent: *\nDisallow: /*/print', '/2026/07/print?x', false],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['not at the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['an end without an asterisk', 'User-agent: *\nDisallow: /a$', '/a', false],
    ['… which is not met', 'User-agent: *\nDisallow: /a$', '/ab', true],
    ['the query counts', 'User-agent: *\nDisallow: /*?page=', '/a?page=2', false],
    ['escapes', 'User-agent: *\nDisallow: /caf%C3%A9/%7ex', '/café/~x', false],
    [
      'comments, case, other fields',
      '\ufeff# hi\nUSER-AGENT: * # all\nSitemap: https://x/\nCrawl-delay: 3\nDISALLOW: /q # no',
      '/q',
      false,
    ],
    ['rules before any agent', 'Disallow: /\nUser-agent: *\nDisallow: /z', '/a', true],
    ['itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['a web page instead', '<!DOCTYPE html><title>404</title>', '/a', true],
  ])('%s', (_, text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });
});

function setUp(answers: (string | PageAnswer)[]) {
  const asked: string[] = [];
  const fetcher: PageFetcher = {
    async read({ url }, take) {
      asked.push(url);
      const answer = answers.shift() ?? { kind: 'read' as const };
      if (typeof answer !== 'string') return answer;
      take(Buffer.from(answer), { url, contentType: 'text/plain' });
      return { kind: 'read' };
    },
  };
  const clock = new ManualClock();
  const robots = createRobots({ fetcher, clock, token: 'Kabar' });
  const ask = (path: string) => robots.ask(`https://a.example${path}`, new AbortController().signal);
  return { asked, clock, ask };
}

const failed = (status: number | null): PageAnswer => ({
  kind: 'failed',
  status,
  reason: 'x',
  retryAfterMs: null,
});

describe('asking a host', () => {
  it('is done once in 24 hours', async () => {
    const { ask, asked, clock } = setUp(['User-agent: *\nDisallow: /x', 'User-agent: *\nDisallow: /y']);
    expect([await ask('/x'), await ask('/y')]).toEqual(['forbidden', 'allowed']);
    await clock.advance(24 * 3_600_000 - 1);
    expect(await ask('/y')).toBe('allowed');
    expect(asked).toEqual(['https://a.example/robots.txt']);
    await clock.advance(1);
    expect([await ask('/x'), await ask('/y')]).toEqual(['allowed', 'forbidden']);
  });

  it.each([
    [404, 'allowed'],
    [403, 'allowed'],
    [429, 'not-now'],
    [500, 'not-now'],
    [503, 'not-now'],
    [null, 'not-now'],
  ])('that answers %s: %s', async (status, expected) => {
    const { ask } = setUp([failed(status)]);
    expect(await ask('/x')).toBe(expected);
  });

  it('that could not be reached is asked again after half an hour, not at once', async () => {
    const { ask, asked, clock } = setUp([failed(null), '']);
    expect([await ask('/x'), await ask('/x')]).toEqual(['not-now', 'not-now']);
    await clock.advance(1_800_000);
    expect(await ask('/x')).toBe('allowed');
    expect(asked).toHaveLength(2);
  });

  it('remembers nothing of a request that we stopped', async () => {
    const { ask } = setUp([{ kind: 'stopped' }, '']);
    expect([await ask('/x'), await ask('/x')]).toEqual(['not-now', 'allowed']);
  });
});
