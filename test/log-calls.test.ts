import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What is between the brackets of every call of a log, in a file of the product; with the lines before it. */
function logCalls(path: string): { at: string; call: string; before: string }[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/\blog(?:\.(?:debug|info|warn|error)|\[[^\]]+\])\(/g)].map(
    ({ index, 0: start }) => {
      const call = text.slice(index, endOfCall(text, index + start.length));
      const before = text.slice(0, index);
      const line = before.split('\n').length;
      return { at: `${relative(root, path)}:${line}`, call, before: before.split('\n').slice(-8).join('\n') };
    },
  );
}

function endOfCall(text: string, start: number): number {
  let open = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') open += 1;
    if (text[at] === ')') open -= 1;
    if (open === 0) return at + 1;
  }
  return text.length;
}

const calls = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap((entry) => logCalls(join(entry.parentPath, entry.name))),
);

/** What puts an error into words, and so takes its stack from it. */
const inWords = /\b(?:describeError\(|String\(error\)|error\.(?:message|stack)\b)/;

describe('the calls of the log', () => {
  it('are found', () => {
    expect(calls.length).toBeGreaterThan(60);
  });

  it('log an error as `err`, not what it says', () => {
    const wrong = calls.filter(({ call, before }) => {
      const named = [...before.matchAll(/const (\w+) = ([^;]*);/g)].filter(([, , value = '']) =>
        inWords.test(value),
      );
      return inWords.test(call) || named.some(([, name]) => new RegExp(`\\b${name}\\b`).test(call));
    });
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  it('say what happened in lower case, without a full stop, with the facts as fields', () => {
    const inOtherStyle = /`|,\s*'(?!(?:Kabar|HTTP|Telegram|Discord)\b)\p{Lu}|\.'\s*,?\s*\)$/u;
    const wrong = calls.filter(({ call }) => inOtherStyle.test(call));
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  it('put beside words that are fit for people (`reasonOf`, `faultOf`) the error itself', () => {
    const wrong = calls.filter(({ call }) => /\b(?:reasonOf|faultOf)\(/.test(call) && !/\berr\b/.test(call));
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });
});
