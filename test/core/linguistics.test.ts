import { describe, expect, it } from 'vitest';
import { withoutDateline } from '../../src/core/dateline.js';
import { languages } from '../../src/core/linguistics/languages.js';
import { lead } from '../../src/core/summary.js';

const sentence = 'The council voted for the plan.';

describe.each(languages.map((language) => [language.code, language] as const))('%s', (_, language) => {
  it.each(language.asides.map(({ example }) => example))('leaves out %s', (example) => {
    expect(lead(`${sentence}\n${example}`, 'A story')).toBe(sentence);
    expect(lead(`${example}\n${sentence}`, 'A story')).toBe(sentence);
  });

  it.each(language.inserts.map(({ example }) => example))('takes out %s', (example) => {
    expect(lead(`${sentence} ${example}\nWork starts in June.`, 'A story')).toBe(
      `${sentence} Work starts in June.`,
    );
  });

  it.each(language.datelines)('cuts $dateline', ({ dateline, sentence: own }) => {
    expect(withoutDateline(dateline + own)).toBe(own);
  });
});

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
