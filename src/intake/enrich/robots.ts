import { BoundedMap } from '../../core/bounded-map.js';
import type { Clock } from '../../core/ports.js';
import type { PageFetcher } from './page-fetcher.js';

const hour = 3_600_000;
/** How much of a robots.txt is read, in bytes: RFC 9309 asks for 500 KiB at least. */
const longestFile = 512_000;
const longestPath = 2048;
/** How long a file is believed: RFC 9309 allows 24 h. Milliseconds. */
const fileAge = 24 * hour;
/** How soon a host is asked again that could not be reached. Milliseconds. */
const failureAge = hour / 2;
const maxHosts = 500;

/** What a robots.txt says to us. */
export interface RobotsRules {
  allows(url: string): boolean;
}

interface Rule {
  allow: boolean;
  /** Its text between the asterisks. */
  pieces: string[];
  /** Whether it ends with `$`. */
  toEnd: boolean;
  length: number;
}

/**
 * Reads a robots.txt for one product token, by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309): the groups
 * of that token together, else those of `*`; the longest match wins, `allow` where two are equal.
 */
export function parseRobots(text: string, token: string): RobotsRules {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  for (const line of text
    .slice(0, longestFile)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)) {
    const [, rawField = '', rawValue = ''] = /^\s*([A-Za-z-]{1,30})\s*:\s*([^#]*)/.exec(line) ?? [];
    const field = rawField.toLowerCase();
    const value = rawValue.trim();
    if (field === 'user-agent') {
      if (inRules) agents = [];
      inRules = false;
      const agent = (/^(?:\*|[A-Za-z_-]+)/.exec(value)?.[0] ?? '').toLowerCase();
      agents.push(agent);
      if (!groups.has(agent)) groups.set(agent, []);
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      const rule = readRule(value, field === 'allow');
      if (rule !== null) for (const agent of new Set(agents)) groups.get(agent)?.push(rule);
    }
  }
  const rules = groups.get(token.toLowerCase()) ?? groups.get('*') ?? [];
  const ordered = rules.sort((a, b) => b.length - a.length || Number(b.allow) - Number(a.allow));
  return {
    allows(url) {
      const { pathname, search } = new URL(url);
      const path = normalPath(pathname + search);
      return path === '/robots.txt' || (ordered.find((rule) => matches(rule, path))?.allow ?? true);
    },
  };
}

/** An empty rule says nothing. */
function readRule(value: string, allow: boolean): Rule | null {
  if (!/^[/*]/.test(value) || value.length > longestPath) return null;
  const toEnd = value.endsWith('$');
  const pattern = normalPath(toEnd ? value.slice(0, -1) : value).replace(/\*+/g, '*');
  return { allow, pieces: pattern.split('*'), toEnd, length: value.length };
}

/** One way of writing for what may be written with `%` or without. */
function normalPath(path: string): string {
  return path
    .slice(0, longestPath)
    .replace(/[^\x20-\x7e]/gu, encoded)
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(char) ? char : code.toUpperCase();
    });
}

/** A half of a surrogate pair has no code of its own. */
function encoded(char: string): string {
  return char.isWellFormed() ? encodeURIComponent(char) : '%EF%BF%BD';
}

function matches({ pieces, toEnd }: Rule, path: string): boolean {
  const [first = '', ...rest] = pieces;
  if (!path.startsWith(first)) return false;
  let index = first.length;
  const last = toEnd ? rest.pop() : undefined;
  for (const piece of rest) {
    const found = path.indexOf(piece, index);
    if (found < 0) return false;
    index = found + piece.length;
  }
  if (!toEnd) return true;
  return last === undefined
    ? index === path.length
    : path.length - last.length >= index && path.endsWith(last);
}

/** Whether a page may be read: `not-now` where the host could not say. */
export type RobotsAnswer = 'allowed' | 'forbidden' | 'not-now';

/** Asks hosts for their robots.txt, and remembers it. */
export interface Robots {
  ask(url: string, signal: AbortSignal): Promise<RobotsAnswer>;
}

const anything: RobotsRules = { allows: () => true };

/** @param options.token the product token that groups are looked up by: `Kabar`. */
export function createRobots(options: { fetcher: PageFetcher; clock: Clock; token: string }): Robots {
  const { fetcher, clock, token } = options;
  /** By origin; null where it could not be asked. */
  const files = new BoundedMap<string, { rules: RobotsRules | null; until: number }>(maxHosts);

  async function load(origin: string, signal: AbortSignal): Promise<RobotsRules | null | undefined> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const answer = await fetcher.read({ url: `${origin}/robots.txt`, signal }, (piece) => {
      pieces.push(piece);
      size += piece.byteLength;
      return size < longestFile;
    });
    if (answer.kind === 'stopped') return undefined;
    if (answer.kind === 'read') return parseRobots(Buffer.concat(pieces).toString('utf8'), token);
    // There is none: everything is allowed. 429 asks to be left alone, and is no such answer.
    const { status } = answer;
    return status !== null && status >= 400 && status < 500 && status !== 429 ? anything : null;
  }

  return {
    async ask(url, signal) {
      const { origin } = new URL(url);
      let file = files.get(origin);
      if (file === undefined || file.until <= clock.now()) {
        const rules = await load(origin, signal);
        if (rules === undefined) return 'not-now';
        file = { rules, until: clock.now() + (rules === null ? failureAge : fileAge) };
        files.set(origin, file);
      }
      if (file.rules === null) return 'not-now';
      return file.rules.allows(url) ? 'allowed' : 'forbidden';
    },
  };
}
