import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/delivery/work/compose.js';
import { chat as chatIn, digest, entry, list, many } from './compose-kit.js';

const paged = { pages: true };

describe('what is planned for a page', () => {
  const delivered = (number: number, publishers: string[], topics = ['a']) =>
    publishers.map((name, index) =>
      entry(number + index, { topics, story: `s${number}`, publisher: { id: name, name } }),
    );

  it('has the day, and the story on top that most publishers carry, with its picture and its whole lead', () => {
    const plan = digest(
      [
        ...many(3),
        ...delivered(10, ['Antara', 'Kompas'], ['b']),
        ...delivered(20, ['Detik', 'Kompas', 'Antara'], ['b']),
      ],
      undefined,
      paged,
    );
    expect(plan.page).toMatchObject({ day: 'Selasa, 18 Juni 2024', foot: 'page-foot' });
    const { section, headline } = plan.page?.top ?? { section: 0, headline: 0 };
    const top = plan.sections[section - 1]?.headlines[headline];
    expect(top).toMatchObject({
      text: 'n20',
      alone: {
        image: { url: 'https://cdn.example.com/putin.jpg' },
        lead: expect.stringContaining('Presiden'),
      },
    });
    const others = plan.sections.flatMap(({ headlines }) => headlines).filter((each) => each !== top);
    expect(others).toHaveLength(4);
    expect(others.every(({ alone }) => alone?.image === null && alone.lead !== null)).toBe(true);
  });

  it('says of each headline who tells it and when, although the one before says so too', () => {
    const plan = list(many(3), undefined, paged);
    expect(plan.headlines.map(({ facts }) => facts)).toEqual(['Tribunnews', '', '']);
    expect(plan.headlines.map(({ alone }) => [alone?.facts, alone?.date])).toEqual(
      Array.from({ length: 3 }, () => ['Tribunnews', 'hari ini 10.15']),
    );
  });

  it('leads to the settings, but not where many read, nor where no buttons are wanted', () => {
    const actionOf = (plan: ReturnType<typeof list>) => plan.page?.buttons.flat().map(({ action }) => action);
    expect(actionOf(list(many(2), undefined, paged))).toEqual(['page-set']);
    expect(actionOf(digest(many(2), undefined, paged))).toEqual(['page-set digest']);
    expect(actionOf(list(many(2), { ...chatIn, isBroadcast: true }, paged))).toEqual([]);
    const without = { ...chatIn, settings: { ...chatIn.settings, buttons: false } };
    expect(actionOf(list(many(2), without, paged))).toEqual([]);
  });

  it('has a short lead of each story, of the topmost all that is known', () => {
    const summary = Array.from({ length: 12 }, (_, n) => `Kalimat ke-${n} dari ringkasan ini.`).join(' ');
    const plan = list([entry(1, { summary }), entry(2, { summary })], undefined, paged);
    expect(plan.headlines.map(({ lead, alone }) => [lead, alone?.lead])).toEqual([
      [undefined, summary],
      [undefined, 'Kalimat ke-0 dari ringkasan ini.'],
    ]);
  });

  it('has the story of a digest on top where its section is not the first', () => {
    const plan = digest([...many(3), ...delivered(10, ['Antara', 'Kompas'], ['b'])], undefined, paged);
    expect(plan.page?.top).toEqual({ section: 2, headline: 0 });
  });

  it('is said as a page', () => {
    const plan = list(many(2), undefined, paged);
    expect(messageOf(plan)).toMatchObject({ kind: 'list', page: plan.page });
    expect(messageOf(list(many(2)))).not.toHaveProperty('page');
  });

  it('is no part of a list for a platform without pages', () => {
    for (const plan of [list(many(2)), digest(many(2))]) {
      const all = [plan, ...plan.sections].flatMap(({ headlines }) => headlines);
      expect(all).toHaveLength(2);
      for (const each of all) expect(each).not.toHaveProperty('alone');
    }
  });

  it('has no lead in a chat that wants none, and no picture in one that wants none', () => {
    const settings = { ...chatIn.settings, summary: 'none' as const, images: false };
    const plan = list(many(2), { ...chatIn, settings }, paged);
    expect(plan.headlines.map(({ alone }) => [alone?.lead, alone?.image])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
