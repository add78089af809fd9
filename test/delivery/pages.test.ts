import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/delivery.js';
import type { List, Message } from '../../src/core/message.js';
import { type Kit, makeKit, platform } from './kit.js';

let { store, log, run, join, publish, pending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ store, log, run, join, publish, pending, untilLater } = await makeKit());
});

const refused: Outcome = { kind: 'rejected', reason: 'no such method' };
const doubt: Outcome = { kind: 'in-doubt', reason: 'time-out' };

/** A platform that shows a list as a page. */
const newspaper = (page: (given: List) => Message | null = (given) => ({ ...given, title: 'PAGE' })) =>
  platform('somewhere', { page });
type Shown = ReturnType<typeof newspaper>;

const delivered = ({ sent }: Shown) =>
  sent.map(({ part }) => {
    if (part.kind !== 'list') return 'post';
    const all = part.headlines.map(({ text }) => text.replace('Berita ', '')).join(' ');
    return part.title === 'PAGE' ? `page ${all}` : all;
  });
const nonces = ({ sent }: Shown) => sent.map(({ nonce }) => nonce);
const settled = () => untilLater(async () => (await pending()) === 0, 'everything to be settled');
const plan = () => store.plan('somewhere:1', 'instant');

/** Seven articles wait, after one that went singly. */
async function waiting(): Promise<void> {
  await join();
  await publish(null, 1, 2, 3, 4, 5, 6, 7, 8);
}
const page = 'page 8 7 6 5 4 3 2';
const parts = ['8 7 6', '5 4 3', '2'];

describe('a list on a platform that shows pages', () => {
  it('is one page, told once', async () => {
    await waiting();
    const somewhere = newspaper();
    await run(somewhere);
    await settled();
    expect(delivered(somewhere).slice(1)).toEqual([page]);
    expect(await plan()).toBeNull();
    expect(await store.ledger('somewhere:1', '000000000005')).toMatchObject({ messageId: null });
  });

  it('is told in messages where the page is refused, each once and by a nonce of its own', async () => {
    await waiting();
    const somewhere = newspaper();
    somewhere.outcomes.push({ kind: 'sent', messageId: '1' }, refused);
    await run(somewhere);
    await settled();
    expect(delivered(somewhere).slice(1)).toEqual([page, ...parts]);
    expect(new Set(nonces(somewhere)).size).toBe(5);
    const said = log.lines.map(({ message }) => message);
    expect(said).toContain('the platform refused a list as a page; it is told in messages');
    expect(said).not.toContain('the platform refused a post; it is left out');
    expect(await store.ledger('somewhere:1', '000000000005')).toMatchObject({ messageId: null });
  });

  it('never becomes a page again once it was refused, whatever is killed then', async () => {
    await waiting();
    const first = newspaper();
    first.outcomes.push({ kind: 'sent', messageId: '1' }, refused, doubt);
    const killed = await run(first);
    await untilLater(() => first.sent.length >= 3, 'the first message');
    killed.halt();
    await killed.stop();
    expect((await plan())?.sentParts).toBe(1);
    const second = newspaper();
    await run(second);
    await settled();
    expect(delivered(second)).toEqual(parts);
    // What was in doubt goes again in the same words, under the same nonce.
    expect(nonces(second)[0]).toBe(nonces(first)[2]);
  });

  it('is tried again as the same page where its arrival is in doubt, also by another process', async () => {
    await waiting();
    const first = newspaper();
    first.outcomes.push({ kind: 'sent', messageId: '1' }, doubt, doubt, doubt, doubt);
    const killed = await run(first);
    await untilLater(() => first.sent.length >= 3, 'the second try');
    killed.halt();
    await killed.stop();
    const second = newspaper();
    await run(second);
    await settled();
    expect(delivered(second)).toEqual([page]);
    expect(new Set([...nonces(first).slice(1), ...nonces(second)]).size).toBe(1);
  });

  it('goes on in messages where no page can be made of its plan any more', async () => {
    await waiting();
    const first = newspaper();
    first.outcomes.push({ kind: 'sent', messageId: '1' }, doubt);
    const killed = await run(first);
    await untilLater(() => first.sent.length >= 2, 'the page');
    killed.halt();
    await killed.stop();
    const second = newspaper(() => null);
    await run(second);
    await settled();
    expect(delivered(second)).toEqual(parts);
  });

  it('keeps nothing of a page in its plan where none can be made', async () => {
    await waiting();
    const somewhere = newspaper(() => null);
    somewhere.outcomes.push({ kind: 'sent', messageId: '1' }, doubt);
    const stopped = await run(somewhere);
    await untilLater(() => somewhere.sent.length >= 2, 'the first message');
    await stopped.stop();
    const kept = await plan();
    expect(kept?.page).toBeUndefined();
    expect(kept?.headlines.some(({ alone }) => alone !== undefined)).toBe(false);
    expect(delivered(somewhere)[1]).toBe(parts[0]);
  });

  it('waits like any other send where the platform asks to, and is not refused by that', async () => {
    await waiting();
    const somewhere = newspaper();
    const later: Outcome = { kind: 'retry-later', afterMs: 2_000, scope: 'chat', reason: '429' };
    somewhere.outcomes.push({ kind: 'sent', messageId: '1' }, later);
    await run(somewhere);
    await settled();
    expect(delivered(somewhere).slice(1)).toEqual([page, page]);
  });
});
