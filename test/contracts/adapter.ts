import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reply } from '../../src/core/message.js';
import { until } from '../doubles/until.js';
import { messages, post, rows } from './adapter-messages.js';
import { textsIn } from './adapter-place.js';
import { moduleOf, nonce, setUp } from './adapter-scene.js';

/** What every adapter promises, tried against its platform's stand-in. */
export function adapterContract(name: string): void {
  describe(`the adapter ${name}`, () => {
    it('has a name and capabilities that are sane, those of its module', async () => {
      const module = await moduleOf(name);
      const { adapter, place } = await setUp(name);
      expect([adapter.name, module.name]).toEqual([name, name]);
      expect(`${name}:${place.address}`).toMatch(/^[a-z]+:\S{1,200}$/);
      expect(adapter.capabilities).toEqual(module.capabilities);
      const { maxActionBytes, nonce: known, buttons } = adapter.capabilities;
      expect(maxActionBytes).toBeGreaterThanOrEqual(64);
      expect(buttons.maxInRow).toBeGreaterThanOrEqual(3);
      expect(buttons.maxInAll).toBeGreaterThanOrEqual(buttons.maxInRow);
      if (known !== null) expect(Math.min(known.maxLength, known.windowMs)).toBeGreaterThan(0);
      const { key, windows } = adapter.limits.place(place.address);
      expect(key).not.toBe('');
      for (const { count: most, ms, reserved = 0 } of [...adapter.limits.token, ...windows]) {
        expect(Math.min(most, ms)).toBeGreaterThan(0);
        expect(reserved).toBeLessThan(most);
      }
    });

    it('makes of every message one part or more that the platform takes, and loses no text in silence', async () => {
      const { adapter, place } = await setUp(name);
      fc.assert(
        fc.property(messages, ({ message, ids }) => {
          const parts = adapter.render(message);
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.flatMap((part) => place.faultsOf(part))).toEqual([]);
          // A long line may go on in the next part, in the middle of a word, and with its markup begun again.
          const shown = textsIn(parts).replace(/\n|<\/?[ab]\b[^>]*>/g, '');
          for (const id of ids) {
            expect(shown).toContain(`A${id}`);
            if (!shown.includes(`Z${id}`)) expect(shown).toContain('…');
          }
        }),
        { numRuns: 150 },
      );
    });

    it('renders a message the same whenever it is asked, and leaves it as it was', async () => {
      const { adapter } = await setUp(name);
      const given = JSON.stringify(post);
      expect(adapter.render(post)).toEqual(adapter.render(post));
      expect(JSON.stringify(post)).toBe(given);
    });

    it('shows as many buttons as it says, however they stand', async () => {
      const { adapter, place } = await setUp(name);
      const { maxInRow, maxInAll } = adapter.capabilities.buttons;
      const most = Math.min(maxInAll, 400);
      for (const inRow of [1, 2, 3, Math.min(maxInRow, 40), Math.min(most, 40)]) {
        const parts = adapter.render({ ...reply(['x']), buttons: rows(most, inRow) });
        expect(parts.flatMap((part) => place.faultsOf(part))).toEqual([]);
        const shown = textsIn(parts).split('\n');
        const missing = rows(most, inRow)
          .flat()
          .filter(({ action }) => !shown.includes(action));
        expect([inRow, missing]).toEqual([inRow, []]);
      }
    });

    it('sends, and says by what message', async () => {
      const { adapter, place } = await setUp(name);
      const [part] = adapter.render(post);
      const first = await adapter.send(place.address, part, { nonce: nonce(), silent: true });
      const second = await adapter.send(place.address, part, { nonce: nonce() });
      expect([first, second]).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
      expect(first).not.toEqual(second);
      expect(place.seen()).toHaveLength(2);
      for (const text of place.seen()) expect(text).toContain('Kunjungi Korea Utara');
    });

    it('takes the longest nonce that it says, and a repeated send once where it knows nonces', async () => {
      const { adapter, place } = await setUp(name);
      const known = adapter.capabilities.nonce;
      const [part] = adapter.render(post);
      const options = { nonce: 'n'.repeat(Math.min(known?.maxLength ?? 25, 1_000)) };
      const sent = [];
      for (let time = 0; time < 2; time++) sent.push(await adapter.send(place.address, part, options));
      expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
      expect(place.seen()).toHaveLength(known === null ? 2 : 1);
    });

    it('never throws for an address that it does not know', async () => {
      const { adapter } = await setUp(name);
      const [part] = adapter.render(post);
      for (const address of ['../x', '0', 'x'.repeat(200), '-1/-1']) {
        const outcome = await adapter.send(address, part, { nonce: nonce() });
        // A terminal is the only chat that it has.
        if (name !== 'console') expect(['gone', 'misplaced', 'rejected', 'paused']).toContain(outcome.kind);
        expect(await (adapter.belongsTo?.(address) ?? [])).toBeInstanceOf(Array);
      }
    });

    it('puts another part in the place of one, where it can', async () => {
      const { adapter, place } = await setUp(name);
      if (adapter.edit === undefined) return;
      const [part] = adapter.render(post);
      const [changed] = adapter.render({ ...post, headline: 'Putin batal berkunjung', mark: 'diperbarui' });
      const sent = await adapter.send(place.address, part, { nonce: nonce() });
      const messageId = sent.kind === 'sent' ? sent.messageId : '';
      expect(await adapter.edit(place.address, messageId, changed)).toMatchObject({ kind: 'sent' });
      expect(place.seen()).toHaveLength(1);
      expect(place.seen()[0]).toContain('batal berkunjung');
      expect(place.seen()[0]).not.toContain('Kunjungi Korea Utara');
      expect(await adapter.edit(place.address, '999999', changed)).toMatchObject({ kind: 'rejected' });
    });

    it('hands what people ask to the commands, and the answers to the people', async () => {
      const { start, place, commands } = await setUp(name);
      await start();
      await place.say('subscriptions');
      await until(() => place.seen().some((text) => text.includes('answered')), 'the answer');
      expect(commands.asked.filter((each) => each.endsWith(' subscriptions'))).toEqual([
        expect.stringMatching(new RegExp(`^${name}:\\S+ subscriptions$`)),
      ]);
    });

    it('brings a button back as it was sent, also the longest that it says', async () => {
      const { start, adapter, place, commands } = await setUp(name);
      await start();
      const longest = 'x'.repeat(Math.min(adapter.capabilities.maxActionBytes, 1_000) - 3);
      commands.card = {
        ...reply(['a card']),
        buttons: [[{ label: 'Short', action: 'a' }], [{ label: 'Long', action: `do ${longest}` }]],
      };
      await place.say('subscriptions');
      await until(() => place.seen().some((text) => text.includes('a card')), 'the card');
      await place.press('Long');
      await until(() => commands.asked.some((each) => each.includes(' press ')), 'the press');
      expect(commands.asked.at(-1)).toMatch(new RegExp(`^${name}:\\S+ press do x{${longest.length}}$`));
    });

    it('stops listening, still sends, and leaves the place to its successor', async () => {
      const { start, stop, create, adapter, place, commands, log } = await setUp(name);
      await start();
      await stop();
      const [part] = adapter.render(post);
      expect(await adapter.send(place.address, part, { nonce: nonce() })).toMatchObject({ kind: 'sent' });
      // A terminal's input ends with its only process.
      if (name === 'console') return;
      const next = await create();
      await next.start();
      await place.say('subscriptions');
      await until(() => commands.asked.some((each) => each.endsWith(' subscriptions')), 'the question');
      expect(commands.asked.filter((each) => each.endsWith(' subscriptions'))).toHaveLength(1);
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });
  });
}
