import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageFacts, PageOptions } from '../../../src/intake/enrich/page-facts.js';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -5));

interface Sample {
  html: string;
  options: PageOptions;
  /** Dates as ISO strings. */
  facts: unknown;
}

function sample(name: string): Sample {
  const html = readFileSync(new URL(`${name}.html`, folder), 'utf8');
  const { url, timezone, publisher, facts } = JSON.parse(
    readFileSync(new URL(`${name}.json`, folder), 'utf8'),
  );
  return { html, options: { url, timezone, publisherName: publisher }, facts };
}

function read(html: string, options: PageOptions, size = html.length): PageFacts {
  const reader = createPageReader(options);
  for (let start = 0; start < html.length; start += size) {
    if (!reader.write(html.slice(start, start + size))) break;
  }
  return reader.end();
}

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const shown = ({ text: _, ...facts }: PageFacts) => ({
  ...facts,
  publishedAt: iso(facts.publishedAt),
  updatedAt: iso(facts.updatedAt),
});

describe('pages in the shapes of real publishers', () => {
  it('are at least twenty', () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it.each(names)('%s tells what it says, and nothing that it does not', (name) => {
    const { html, options, facts } = sample(name);
    expect(shown(read(html, options))).toEqual(facts);
  });

  it.each(names)('%s begins with its paragraphs, and none of what stands between them', (name) => {
    const { html, options } = sample(name);
    const lines = read(html, options).text?.split('\n') ?? [];
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) {
      expect(html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')).toContain(line.slice(0, 30));
      expect(line).not.toMatch(/^(?:Baca juga|Related news|Advertisement|Foto|Penulis|Editor|Reporter)\b/i);
    }
  });

  it.each(names)('%s tells the same in pieces of any size', (name) => {
    const { html, options } = sample(name);
    const whole = read(html, options);
    for (const size of [1, 7, 256, 1500]) expect(read(html, options, size)).toEqual(whole);
  });
});
