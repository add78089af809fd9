import { describe, expect, it } from 'vitest';
import { missingFacts } from '../../../src/intake/enrich/merge-facts.js';
import { readItem } from '../read/read.js';

describe("a feed's author that is none of a person", () => {
  it.each([
    'Redaksi',
    'admin',
    'Staff and agencies',
    'news@harian.example',
    'budi.santoso',
    'Example',
    'Editor: Ani Wijaya',
    'Manchester United',
    'PT Kabar Nusantara Tbk',
    '[object Object]',
    'Foto: Budi Santoso',
    '编辑部',
  ])('leaves the page to be asked: %s', async (author) => {
    expect(missingFacts(await readItem(`<title>Kapal Tiba</title><author>${author}</author>`))).toContain(
      'authors',
    );
  });

  it('is no reason to ask where a person stands beside it', async () => {
    const item = await readItem('<title>Kapal Tiba</title><author>Budi Santoso, Redaksi</author>');
    expect(missingFacts(item)).not.toContain('authors');
  });
});
