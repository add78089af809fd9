import { describe, expect, it } from 'vitest';
import { data, paragraph, read } from './harian.js';

describe('the several writers of a page', () => {
  const authors = (head: string, body: string) => read(head, body).authors;

  it('each have a labelled line, one below the other', () => {
    const lines = '<p>Autor: Ana Ruiz</p><p>Autor: Juan Soto | juan@harian.example</p>';
    expect(authors('', lines + paragraph)).toEqual(['Ana Ruiz', 'Juan Soto']);
  });

  it('submitted it, and a place stands before the name', () => {
    expect(authors('', `<div>Submitted by Ana Ruiz on Wed, 03/11/2026 - 13:54</div>${paragraph}`)).toEqual([
      'Ana Ruiz',
    ]);
    expect(
      authors(
        '',
        `<table><tr><td>Penulis</td><td>: Kontributor Kediri, Masriadi</td></tr></table>${paragraph}`,
      ),
    ).toEqual(['Masriadi']);
  });

  it('are not those of the cards that follow', () => {
    const card = '<li><h3>Pelabuhan Ramai Lagi</h3><p>Author: Jane Doe</p></li>';
    expect(authors('', `<p>Author: Ana Ruiz</p><ul>${card}</ul>${paragraph}`)).toEqual(['Ana Ruiz']);
  });

  it('stand in a tag, where the linked data or the byline leaves one out', () => {
    const tag = '<meta property="article:author_name" content="April Roe, Daniel Poe">';
    const both = ['April Roe', 'Daniel Poe'];
    expect(authors(data({ author: { name: 'April Roe' } }) + tag, paragraph)).toEqual(both);
    expect(authors(tag, `<div>By</div><div>April Roe</div><div>@aprilroe</div>${paragraph}`)).toEqual(both);
    // Another list says something else.
    const other = '<meta name="author" content="Jane Doe, John Roe">';
    expect(authors(data({ author: { name: 'April Roe' } }) + other, paragraph)).toEqual(['April Roe']);
  });

  it('are marked by an element that is several things, in the foot of the header', () => {
    const marked = (name: string) => `<p><span itemprop="author creator">${name}</span></p>`;
    const foot = `<div class="g-story-meta-footer">${marked('Ana Ruiz')}${marked('Juan Soto')}</div>`;
    expect(authors('', foot + paragraph)).toEqual(['Ana Ruiz', 'Juan Soto']);
  });

  it('are none who checked the facts', () => {
    const checked = '<p>Fact checked by: <a href="/author/jane-doe">Jane Doe</a></p>';
    expect(authors('', checked + paragraph)).toEqual([]);
    const written = '<p>Written by: <a href="/author/ana-ruiz">Ana Ruiz</a></p>';
    expect(authors('', written + checked + paragraph)).toEqual(['Ana Ruiz']);
  });

  it('stand in the address of the article', () => {
    const body = `<article><h1>Kapal Tiba</h1><address class="sign">Anne Petit et Luc Roux</address>${paragraph}</article>`;
    const head = data({ author: { name: 'Anne Petit' } });
    expect(authors(head, body)).toEqual(['Anne Petit', 'Luc Roux']);
  });

  it('are the byline rather than a tag alone, which may name who entered the story', () => {
    const tag = '<meta name="parsely-author" content="Jane Doe">';
    const byline = `<p><span class="byline">por Ana Ruiz</span></p>${paragraph}`;
    expect(authors(tag, byline)).toEqual(['Ana Ruiz']);
    expect(authors(data({ author: { name: 'Jane Doe' } }), byline)).toEqual(['Jane Doe']);
  });

  it('are one who has two offices', () => {
    const body = `<p>Written By: Catherine Roe Executive Digital Editor and Master Gardener</p>${paragraph}`;
    expect(authors('', body)).toEqual(['Catherine Roe']);
  });
});
