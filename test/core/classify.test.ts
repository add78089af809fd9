import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTopics } from '../../src/core/classify.js';
import { topicSchema } from '../../src/core/topic.js';
import { article, matches, topic } from '../fixtures/classifiable.js';

describe('compileTopics', () => {
  it.each([
    ['a word', { any: ['putin'] }, {}, true],
    ['a word of the summary', { any: ['kunjungan'] }, {}, true],
    ['a part of a word', { any: ['put'] }, {}, false],
    ['case and diacritics', { any: ['Zelensky'] }, { headline: 'ŽELENSKÝ berpidato' }, true],
    ['a phrase', { any: ['tiba di'] }, {}, true],
    ['words of a phrase apart', { any: ['putin pyongyang'] }, {}, false],
    ['a phrase over a hyphen', { any: ['korea utara'] }, { headline: 'Misil Korea-Utara jatuh' }, true],
    ['a phrase that two texts make up', { any: ['pyongyang kunjungan'] }, {}, false],
    ['all of all', { all: ['putin', 'pyongyang'] }, {}, true],
    ['one of all', { all: ['putin', 'kyiv'] }, {}, false],
    ['any with all', { any: ['kyiv', 'tiba'], all: ['putin'] }, {}, true],
    ['all without any', { any: ['kyiv'], all: ['putin'] }, {}, false],
    ['none', { any: ['putin'], none: ['pyongyang'] }, {}, false],
    ['a category', { categories: ['internasional'] }, {}, true],
    ['a part of a category', { categories: ['inter'] }, {}, false],
    ['a feed', { feeds: ['tribunnews-internasional'] }, {}, true],
    ['another feed', { feeds: ['bbc-world'] }, {}, false],
    ['an Indonesian ending', { any: ['presiden'] }, { headline: 'Presidennya tiba' }, true],
    ['an emphasis', { any: ['banjir'] }, { headline: 'Banjirlah sebabnya' }, true],
    ['an English plural', { any: ['flood'] }, { headline: 'Floods hit the coast' }, true],
    ['an ending within a phrase', { any: ['korea utara'] }, { headline: 'Koreanya utara' }, true],
    ['an ending of a short word', { any: ['masa'] }, { headline: 'Masalah baru' }, false],
    ['initials with full stops', { any: ['hiv'] }, { headline: 'H.I.V. infections rise' }, true],
    ['initials in a phrase', { any: ['irs audit'] }, { headline: 'An I.R.S. audit begins' }, true],
    ['letters of a longer row', { any: ['un'] }, { headline: 'The U.N.’s aid' }, true],
    ['a word of its own', { any: ['politic'] }, { headline: 'Politics today' }, false],
    [
      'a form that is a phrase itself',
      { any: ['banjir'], none: ['banjirnya'] },
      { headline: 'Banjirnya surut' },
      false,
    ],
    ['an ending that the text lacks', { any: ['banjirnya'] }, { headline: 'Banjir surut' }, false],
    ['a feed, but none', { feeds: ['tribunnews-internasional'], none: ['putin'] }, {}, false],
  ])('%s', (_, match, changes, expected) => {
    expect(matches(match, changes)).toBe(expected);
  });

  it('always finds the publisher, last', () => {
    const find = compileTopics({ topics: [topic('a', { any: ['putin'] }), topic('b', { any: ['kyiv'] })] });
    expect(find(article())).toEqual(['a', 'publisher:tribunnews']);
  });

  it('puts the topics of the headline before those of the summary', () => {
    const topics = [topic('first', { any: ['kunjungan', 'pertama'] }), topic('second', { any: ['putin'] })];
    expect(compileTopics({ topics })(article())).toEqual(['second', 'first', 'publisher:tribunnews']);
  });

  it('finds a phrase wherever it stands between other words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word),
        (before, phrase, after) => {
          const headline = [...before, ...phrase, ...after].join(' ');
          expect(matches({ any: [phrase.join('-')] }, { headline })).toBe(true);
        },
      ),
    );
  });
});

describe('near, except and context', () => {
  const near = { near: [{ words: ['oil', ['price', 'opec']], within: 3 }] };
  const flood = { any: ['banjir'], except: ['banjir komentar', 'kanal banjir'] };
  const name = { any: ['israel', 'gaza'], context: [{ for: ['israel'], without: ['iran'] }] };
  const needy = { any: ['gempa'], context: [{ for: ['gempa'], with: ['magnitudo', 'bmkg'] }] };
  it.each([
    ['two words near each other', near, 'Oil hits record price', true],
    ['the other way round', near, 'OPEC to pump more oil', false],
    ['the other way round, nearer', near, 'OPEC and oil', true],
    ['one of them twice', near, 'Oil and oil', false],
    ['a word of both sides, twice', { near: [{ words: ['oil', ['oil', 'opec']] }] }, 'Oil and oil', false],
    ['too far apart', near, 'Oil in a small harbour town, at a price', false],
    ['a phrase within one that means something else', flood, 'Fotonya banjir komentar', false],
    ['the same phrase beside it', flood, 'Banjir komentar soal banjir di Demak', true],
    ['a phrase that the other begins in front of', flood, 'Kanal banjir timur dikeruk', false],
    [
      'a phrase that goes on where the other ends',
      { any: ['flood of the century'], except: ['flood of'] },
      'Flood of the century',
      true,
    ],
    [
      'a phrase that only goes over into another',
      { any: ['flash flood'], except: ['flood of'] },
      'Flash flood of the century',
      true,
    ],
    [
      'a longer phrase reached into from before',
      { any: ['oil prices rise'], except: ['olive oil'] },
      'Olive oil prices rise',
      false,
    ],
    ['a bare name without its context', needy, 'Gempa di ruang rapat', false],
    ['a bare name in its context', needy, 'Gempa di Palu, kata BMKG', true],
    ['a bare name in the wrong context', name, 'Israel serang Iran', false],
    ['another name in that context', name, 'Israel, Gaza, dan Iran', true],
    ['the bare name alone', name, 'Pasukan Israel maju', true],
  ])('%s', (_, match, headline, expected) => {
    expect(matches(match, { headline, summary: null, categories: [] })).toBe(expected);
  });

  it('looks for the context in the whole article', () => {
    const changes = { headline: 'Pasukan Israel maju', summary: 'Iran menyiapkan balasan.' };
    expect(matches(name, changes)).toBe(false);
  });
});

describe('a rule', () => {
  it.each([
    ['that can match nothing', { none: ['x'] }],
    ['with a phrase without words', { any: ['--'] }],
    ['with an unknown field', { any: ['x'], some: [] }],
    ['of an unknown strength', { any: ['x'], strength: 'sure' }],
    ['with a pair of one', { near: [{ words: ['x'] }] }],
    ['with a pair out of reach', { near: [{ words: ['x', 'y'], within: 99 }] }],
    ['with a context of what it does not look for', { any: ['x'], context: [{ for: ['y'], with: ['z'] }] }],
    ['with a context that changes nothing', { any: ['x'], context: [{ for: ['x'] }] }],
  ])('%s is refused', (_, match) => {
    expect(topicSchema.safeParse({ id: 'a', name: { en: 'A' }, match }).success).toBe(false);
  });
});
