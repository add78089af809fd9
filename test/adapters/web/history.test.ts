import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderOwn } from '../../../adapters/web/format.js';
import { Histories, maxKept } from '../../../adapters/web/history.js';
import { adapter } from '../../../adapters/web/index.js';
import { ManualClock } from '../../doubles/clock.js';
import { temporaryFolder } from '../../doubles/environment.js';

const address = 'abcdefghijklmnopqrstuv';
let folder: string;
let clock: ManualClock;
let file: string;

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'web-chat');
  file = join(folder, `${address}.jsonl`);
  clock = new ManualClock();
});

const open = () => new Histories(folder, clock);
const say = (histories: Histories, text: string, nonce: string | null = null) =>
  histories.append(address, renderOwn(text), nonce);
const texts = async (histories: Histories, after = 0) =>
  (await histories.after(address, after)).map(({ part }) => part.lines[0]?.[0]?.text);

describe('what a browser was told', () => {
  it('outlives a restart, with what was changed, for nobody else to read', async () => {
    const first = open();
    const { stored } = await say(first, 'one');
    await say(first, 'two');
    await first.replace(address, stored.id, renderOwn('one, corrected'));
    expect(await texts(open())).toEqual(['two', 'one, corrected']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is kept once for each nonce, also after a restart', async () => {
    expect((await say(open(), 'one', 'n1')).isNew).toBe(true);
    const again = await say(open(), 'one', 'n1');
    expect(again.isNew).toBe(false);
    expect(await texts(open())).toEqual(['one']);
  });

  it('is bounded, in memory and on the disk, and the newest is kept', async () => {
    const histories = open();
    for (let number = 1; number <= maxKept + 20; number++) await say(histories, `m${number}`);
    const [kept] = await histories.after(address, 0);
    for (let number = 0; number < 1_000; number++) {
      await histories.replace(address, kept?.id ?? 0, renderOwn(`edit ${number}`));
    }
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(4 * maxKept);
    const all = await texts(open());
    expect(all).toHaveLength(maxKept);
    expect(all).toContain(`m${maxKept + 20}`);
    expect(all).toContain('edit 999');
    expect(all).not.toContain('m20');
  });

  it.each([1, 10, 40])('loses nothing but the line that was cut off by %i bytes', async (cut) => {
    const histories = open();
    for (const text of ['one', 'two', 'three']) await say(histories, text);
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.slice(0, -cut));
    const after = open();
    const expected = cut === 1 ? ['one', 'two', 'three'] : ['one', 'two'];
    expect(await texts(after)).toEqual(expected);
    await say(after, 'four');
    expect(await texts(open())).toEqual([...expected, 'four']);
  });

  it('passes over what is no line of it', async () => {
    await say(open(), 'one');
    await appendFile(file, '{"id":1}\nnull\n[]\nnot json\n');
    expect(await texts(open())).toEqual(['one']);
  });

  it('is told from the last change on that a page knows, and goes on after a chat was forgotten', async () => {
    const histories = open();
    const { stored } = await say(histories, 'one');
    await say(histories, 'two');
    expect(await texts(histories, stored.change)).toEqual(['two']);
    const last = (await histories.after(address, 0)).at(-1)?.change ?? 0;
    await clock.advance(10);
    await histories.forget(address);
    expect(await texts(histories)).toEqual([]);
    await say(histories, 'three');
    expect(await texts(histories, last)).toEqual(['three']);
    clock.jump(-3_600_000);
    const { stored: older } = await say(histories, 'four');
    expect(await texts(histories, older.change - 1)).toEqual(['four']);
  });

  it('is erased from the folder while the chat runs elsewhere, and no other file is', async () => {
    await say(open(), 'one');
    await writeFile(join(folder, 'other'), '');
    for (const each of ['../web-chat/other', 'all', address]) await adapter.forget?.(folder, each);
    expect(await readdir(folder)).toEqual(['other']);
    await adapter.forget?.(join(folder, 'nowhere'), address);
  });

  it('is not told to have been kept where it was not', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const histories = open();
    await expect(say(histories, 'one')).rejects.toThrow();
  });
});
