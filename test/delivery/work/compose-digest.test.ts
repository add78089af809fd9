import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/core/delivery.js';
import { chatWith, digest, entry, headlines, id, list, many } from './compose-kit.js';

describe('a digest', () => {
  const sections = (plan: Plan) => plan.sections.map((each) => [each.title, ...headlines(each)]);

  it('has a section for each topic, the fullest first, each newest first', () => {
    const plan = digest([...many(1), ...many(2, 'b', 2), ...many(1, 'z', 4)]);
    expect(sections(plan)).toEqual([
      ['B', 'n3', 'n2'],
      ['A', 'n1'],
      ['digest-others', 'n4'],
    ]);
    expect(plan).toMatchObject({
      lane: 'digest',
      title: 'digest-title count=4',
      headlines: [],
      more: null,
      slot: '2026-11-23T07:00',
    });
  });

  it('begins with the stories that several publishers carry, most first, then the newest', () => {
    const by = (name: string) => ({ publisher: { id: name, name } });
    const plan = digest([
      entry(1, by('P')),
      entry(2, by('P')),
      entry(3, by('P')),
      entry(4, { ...by('Q'), story: id(1) }),
      entry(5, { ...by('Q'), story: id(2) }),
      entry(6, { ...by('R'), story: id(2) }),
      entry(7, { ...by('Q'), story: id(6) }),
      entry(8, by('Q')),
    ]);
    expect(sections(plan)).toEqual([['A', 'n2', 'n1', 'n8', 'n7', 'n3']]);
    expect(plan.sections[0]?.headlines.map(({ facts }) => facts)).toEqual([
      'publishers count=3',
      'P, Q',
      'Q',
      '',
      'P',
    ]);
  });

  it('does not count a publisher twice that tells a story in two articles', () => {
    const plan = digest([entry(1), entry(2, { story: id(1) }), entry(3)]);
    expect(sections(plan)).toEqual([['A', 'n3', 'n1']]);
  });

  it('keeps the stages of an affair together where the widest of them stands', () => {
    const other = { publisher: { id: 'q', name: 'Q' } };
    const plan = digest([
      entry(1),
      entry(2, { story: id(1), ...other }),
      entry(3),
      entry(4, { affair: id(1) }),
    ]);
    expect(sections(plan)).toEqual([['A', 'n4', 'n1', 'n3']]);
  });

  it('has the first sentence of each article below its headline, in a chat that wants it', () => {
    const delivered = [entry(1, { summary: 'Satu. Dua.' }), entry(2, { summary: null })];
    const leads = (plan: Plan) => plan.sections[0]?.headlines.map(({ lead }) => lead);
    expect(leads(digest(delivered, chatWith({ digestLeads: true })))).toEqual([undefined, 'Satu.']);
    expect(leads(digest(delivered))).toEqual([undefined, undefined]);
  });

  it('shows twenty headlines of a topic and counts the others', () => {
    expect(digest(many(20)).sections[0]?.more).toBeNull();
    const [section] = digest(many(22)).sections;
    expect(section?.headlines).toHaveLength(20);
    expect(section?.more).toBe('digest-more count=2 topic=a');
  });

  it('shows an article under the first of its topics alone', () => {
    expect(sections(digest([entry(1, { topics: ['b', 'a'] }), ...many(1, 'a', 2)]))).toEqual([
      ['B', 'n1'],
      ['A', 'n2'],
    ]);
  });

  it('shows a later stage of an affair where the earlier one stands', () => {
    const plan = digest([entry(1, { topics: ['b'] }), entry(2, { topics: ['a'], affair: id(1) })]);
    expect(sections(plan)).toEqual([['B', 'n2', 'n1']]);
  });

  it('shows what came by no topic among the others', () => {
    expect(sections(digest([entry(1, {}, { topics: [] })]))).toEqual([['digest-others', 'n1']]);
  });

  it('leaves out what is held back, and does not count it', () => {
    const plan = digest([...many(1), entry(2, {}, { heldFor: id(9) })]);
    expect(plan.title).toBe('digest-title count=1');
    expect(sections(plan)).toEqual([['A', 'n1']]);
    expect(plan.held).toEqual([{ seq: 2, article: id(2), heldFor: id(9) }]);
  });

  it('is named after its lane too, so that its nonces are its own', () => {
    expect(digest(many(2)).id).not.toBe(list(many(2)).id);
  });
});
