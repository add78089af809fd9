import { describe, expect, it } from 'vitest';
import { languages, storyLanguages } from '../../src/core/linguistics/languages.js';
import { eventNames, markNames } from '../../src/core/linguistics/story-words.js';
import { eventsOf } from '../../src/core/story/events.js';
import { isRoutine, marksOf } from '../../src/core/story/marks.js';
import { numbersOf } from '../../src/core/story/numbers.js';
import { dayOf, stopWords } from '../../src/core/story/tokens.js';
import { withoutDateline } from '../../src/core/summary/dateline.js';
import { lead } from '../../src/core/summary.js';

const sentence = 'The council voted for the plan.';

describe.each(languages.map((language) => [language.code, language] as const))('%s', (_, language) => {
  it('leaves out what stands beside the text', () => {
    for (const { example } of language.asides) {
      expect(lead(`${sentence}\n${example}`, 'A story'), example).toBe(sentence);
      expect(lead(`${example}\n${sentence}`, 'A story'), example).toBe(sentence);
    }
    for (const { example } of language.lateAsides ?? [])
      expect(lead(`${sentence} ${example}`, 'A story'), example).toBe(sentence);
  });

  it('takes out what stands within it', () => {
    for (const { example } of language.inserts)
      expect(lead(`${sentence} ${example}\nWork starts in June.`, 'A story'), example).toBe(
        `${sentence} Work starts in June.`,
      );
  });

  it('begins behind what stands before it', () => {
    for (const { example } of language.fronts ?? []) {
      expect(lead(`${example} ${sentence}`, 'A story'), example).toBe(sentence);
      expect(lead(`${example} LONDON, March 12 (Reuters) - ${sentence}`, 'A story'), example).toBe(sentence);
    }
    for (const { dateline, sentence: own } of language.datelines)
      expect(withoutDateline(dateline + own), dateline).toBe(own);
  });
});

describe.each(storyLanguages.map(({ code, story }) => [code, story] as const))(
  'stories in %s',
  (code, story) => {
    it('names seven days and twelve months', () => {
      expect([story.days.split(' ').length, story.dates.months.split(' ').length]).toEqual([7, 12]);
      for (const [number, day] of story.days.split(' ').entries()) {
        if (day !== '-') expect(dayOf(day)).toBe(number);
      }
      for (const [place, month] of story.dates.months.split(' ').entries()) {
        expect([...numbersOf(`14 ${month}`).dates]).toEqual([`14.${place + 1}`]);
      }
    });

    it('counts and scales in words', () => {
      for (const [place, word] of story.numbers.split(' ').entries()) {
        expect([...numbersOf(word).all]).toEqual([String(place + 2)]);
      }
      const factors = {
        thousand: '3000',
        million: '3000000',
        billion: '3000000000',
        trillion: '3000000000000',
      };
      for (const [name, factor] of Object.entries(factors)) {
        for (const word of story.scales[name as keyof typeof factors].split(' ')) {
          expect([...numbersOf(`3 ${word}`).all]).toContain(factor);
        }
      }
    });

    it('tells each event by each of its words', () => {
      for (const [kind, name] of eventNames.entries()) {
        for (const form of story.events[name]?.split(' ') ?? []) {
          expect(eventsOf(form.split('_').slice(0, 2), code), form).toContain(kind);
        }
      }
    });

    it('has words for each mark, and none of them is empty', () => {
      for (const name of markNames) {
        const plain = story.marks[name].source
          .replace(/\([^()]*\)/g, '§')
          .split('|')
          .filter((word) => /^[a-z ]+$/.test(word));
        expect(plain.length, name).toBeGreaterThan(0);
        for (const word of plain) expect([...marksOf(`${word} x`)], word).toContain(name);
      }
      expect(isRoutine('x y')).toBe(false);
      expect(story.stopWords.split(' ').every((word) => stopWords.has(word))).toBe(true);
    });
  },
);

describe('what begins like boilerplate but is news', () => {
  it.each([
    'Also on Friday, the court released two men.',
    'Prices were up 3 percent in May.',
    'Published on Monday, the report names five banks.',
    'The report was published in the journal Nature.',
    'Video games outsold films last year.',
    'More in the south than in the north voted for her.',
    'Read receipts will be turned off, the company said.',
    'Mehr als hundert Menschen starben bei dem Beben.',
    'Suite à l’accident, la route est fermée.',
    'Selanjutnya, polisi memeriksa tiga saksi.',
    'Lanjut ke final, Timnas menang lewat adu penalti.',
    'Więcej niż sto osób zginęło.',
    'Descarga eléctrica mata a dos jóvenes.',
    'Follow-up talks are planned for June.',
    'Share prices fell on Monday.',
    'Photo finish decides the race in Lyon.',
    'Link between sugar and memory found, researchers say.',
    'Sponsored athletes from three countries were banned for two years.',
  ])('%s', (text) => {
    expect(lead(text, 'A story')).toBe(text);
  });
});
