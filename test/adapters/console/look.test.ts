import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lookOf } from '../../../adapters/console/send.js';

const names = ['CI', 'NETLIFY', 'TEAMCITY_VERSION', 'WT_SESSION', 'TERM_PROGRAM', 'TERM_PROGRAM_VERSION'];
const others = ['VTE_VERSION', 'XTERM_VERSION', 'TMUX', 'STY', 'FORCE_HYPERLINK', 'FORCE_COLOR', 'NO_COLOR'];

/** Whether links are clickable in a terminal of 256 colours with this environment. */
function links(env: Record<string, string>, isTTY = true): boolean {
  for (const name of [...names, ...others]) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ TERM: 'xterm-256color', ...env })) vi.stubEnv(name, value);
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80, getColorDepth: () => 8 });
  return lookOf({ input: new PassThrough(), output, interrupt: () => {} }).links;
}

afterEach(() => vi.unstubAllEnvs());

describe('links are clickable', () => {
  it.each([
    ['iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }],
    ['GNOME', { VTE_VERSION: '7600' }],
    ['kitty', { TERM: 'xterm-kitty' }],
    ['tmux, where somebody says so', { TMUX: '/tmp/tmux-0/default,1,0', FORCE_HYPERLINK: '1' }],
  ])('in %s', (_, env) => expect(links(env)).toBe(true));

  it.each([
    ['a terminal that says nothing but its colours', {}],
    ['tmux', { TMUX: '/tmp/tmux-0/default,1,0', TERM: 'tmux-256color', TERM_PROGRAM: 'tmux' }],
    ['tmux in GNOME', { TMUX: '/tmp/tmux-0/default,1,0', VTE_VERSION: '7600' }],
    ['tmux in kitty', { TMUX: '/tmp/tmux-0/default,1,0', TERM: 'xterm-kitty' }],
    ['screen', { STY: '1.pts-0', TERM: 'screen.xterm-256color' }],
    ['screen in GNOME, on another machine', { TERM: 'screen-256color', VTE_VERSION: '7600' }],
    ['xterm begun from GNOME', { XTERM_VERSION: 'XTerm(390)', VTE_VERSION: '7600' }],
    ['the console of Linux', { TERM: 'linux', VTE_VERSION: '7600' }],
    ['a terminal that shall show none', { FORCE_HYPERLINK: '0', TERM: 'xterm-kitty' }],
    ["Apple's Terminal", { TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }],
  ])('not in %s', (_, env) => expect(links(env)).toBe(false));

  it('not where there is no terminal', () => {
    expect(links({ TERM: 'xterm-kitty', FORCE_HYPERLINK: '1' }, false)).toBe(false);
    expect(links({ NETLIFY: 'true' }, false)).toBe(false);
  });
});
