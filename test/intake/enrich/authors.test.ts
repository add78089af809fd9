import { describe, expect, it } from 'vitest';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';
import { data, paragraph, read } from './harian.js';

describe('the authors of a page', () => {
  it.each<[string, string, string, string[]]>([
    [
      'the writer whom a tag names, where the linked data names the editor',
      `${data({ author: { name: 'Ani Wijaya' } })}<meta name="content_author" content="Budi Santoso"><meta name="content_editor" content="Ani Wijaya">`,
      paragraph,
      ['Budi Santoso'],
    ],
    [
      'who wrote in a line that names who drew as well',
      '',
      `${paragraph}<p><em>Text von Christian Seiler &nbsp; Illustration von Markus Roost</em></p>`,
      ['Christian Seiler'],
    ],
    [
      'who stands behind a label of its own, and not who reviewed',
      '',
      `<div class="byline"><span>Written by</span><span>Kathy Weber</span><span>Reviewed by</span><span>Otto Lang</span></div>${paragraph}`,
      ['Kathy Weber'],
    ],
    [
      'who stands in a part that is called a byline, where class names are made by a machine',
      data({ author: { '@type': 'NewsMediaOrganization', name: 'Harian' } }),
      `<div data-component="byline-block" class="x1"><div><span data-testid="byline-name">Laura Bicker</span></div><div>China correspondent</div></div>${paragraph}`,
      ['Laura Bicker'],
    ],
    [
      'who stands below a label in the plural, with a blank before its colon',
      '',
      `<div>Reporters :</div><div>Laura Bicker, Otto Lang</div>${paragraph}`,
      ['Laura Bicker', 'Otto Lang'],
    ],
    [
      'the byline that a tag confirms before linked data that names another',
      `${data({ author: { name: 'Ani Wijaya' } })}<meta name="author" content="Laura Bicker">`,
      `<p class="byline">By Laura Bicker</p>${paragraph}`,
      ['Laura Bicker'],
    ],
    [
      'linked data that names more than the byline and the tag do',
      `${data({ author: [{ name: 'Laura Bicker' }, { name: 'Otto Lang' }] })}<meta name="author" content="Laura Bicker">`,
      `<p class="byline">By Laura Bicker</p>${paragraph}`,
      ['Laura Bicker', 'Otto Lang'],
    ],
    [
      'the marked name of a line, without the section behind it',
      '',
      `<div>By <a rel="author">Laura Bicker</a> <a>WordPress</a> <a>No Comments</a></div>${paragraph}`,
      ['Laura Bicker'],
    ],
    [
      'both names of a line of which one is marked',
      '',
      `<div>By <a rel="author">Laura Bicker</a> and Otto Lang</div>${paragraph}`,
      ['Laura Bicker', 'Otto Lang'],
    ],
    [
      'a labelled name, without the next label behind it',
      '',
      `<p><b>Tested by:</b> Laura Bicker <b>RRP:</b> £23.99</p>${paragraph}`,
      ['Laura Bicker'],
    ],
    [
      'the person who is the publisher as well',
      data({
        author: { '@type': ['Person', 'Organization'], name: 'Laura Bicker' },
        publisher: { '@type': ['Person', 'Organization'], name: 'Laura Bicker' },
      }),
      paragraph,
      ['Laura Bicker'],
    ],
    [
      'the writer whom a tag calls the publisher',
      `${data({ author: { '@type': 'Organization', name: 'Harian' }, creator: { '@type': 'Person', name: 'Laura Bicker' } })}<meta name="DC.publisher" content="Laura Bicker">`,
      paragraph,
      ['Laura Bicker'],
    ],
    [
      'who stands in a byline that can be shared',
      '',
      `<div class="byline-social"><p class="byline">By <a rel="author">Laura Bicker</a></p></div>${paragraph}`,
      ['Laura Bicker'],
    ],
    [
      'nobody where a house ends with what its site is called',
      '<meta name="author" content="Bund der Harian">',
      paragraph,
      [],
    ],
    [
      'the labelled byline before linked data that names another',
      data({ author: { name: 'Ani Wijaya' } }),
      `<div>Penulis: Budi Santoso</div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'the linked data before a byline that only a class name marks',
      data({ author: { name: 'Ani Wijaya' } }),
      `<div class="author">Budi Santoso</div>${paragraph}`,
      ['Ani Wijaya'],
    ],
    [
      'the byline, if the linked data names a login',
      data({ author: { name: 'budi.santoso' } }),
      `<div class="author">Budi Santoso</div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'the byline, if linked data and tags name one whom the article does not show',
      `${data({ author: { name: 'Ani Wijaya' } })}<meta name="author" content="Ani Wijaya">`,
      `<div class="author">Budi Santoso</div>${paragraph.repeat(3)}`,
      ['Budi Santoso'],
    ],
    [
      'nobody whom a whole article does not show',
      `${data({ author: { name: 'Ani Wijaya' } })}<meta name="author" content="Ani Wijaya">`,
      paragraph.repeat(3),
      [],
    ],
    [
      'whom linked data names and the article shows below',
      data({ author: { name: 'Ani Wijaya' } }),
      `${paragraph.repeat(9)}<p>ANI <b>WIJAYA</b></p>`,
      ['Ani Wijaya'],
    ],
    [
      'nobody else than who stands beside what they do',
      '',
      `<p class="author"><b>Budi Santoso/family doctor</b></p>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'a byline in an element that has social tools, which is none of them',
      '',
      `<div class="story-meta has-social-tools"><p class="story-meta-authors">By <a>Budi Santoso</a></p><aside class="social-tools"><a rel="author">Dewi Ayu</a></aside></div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'no byline of social tools themselves',
      '',
      `<div class="social-tools"><p class="author">By <a>Budi Santoso</a></p></div>${paragraph}`,
      [],
    ],
    [
      'a byline in a list of authors',
      '',
      `<ul class="byline"><li class="byline__author">Budi Santoso | budi@harian.example</li></ul>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'no byline in a list of articles',
      '',
      `<ul><li><span class="author">Budi Santoso</span></li></ul>${paragraph}`,
      [],
    ],
    [
      'the address in an article, even beside its text',
      '',
      `<article><h1>Kapal Tiba</h1><aside><address><a rel="author">Budi Santoso</a> and <a rel="author">Ani Wijaya</a></address></aside>${paragraph}</article>`,
      ['Budi Santoso', 'Ani Wijaya'],
    ],
    [
      'names before the word for its last change',
      '',
      `<div class="byline"><a>Budi Santoso</a> / ANTARA / <span>Updated: Oct 9, 2026, 11:05 WIB</span></div><div class="byline-tools">Text Size</div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'names behind a word that the page has written twice',
      '',
      `<div><span>By</span><span>by BUDI SANTOSO and ANI WIJAYA</span></div>${paragraph}`,
      ['Budi Santoso', 'Ani Wijaya'],
    ],
    [
      'a meta tag with the byline and an address',
      '<meta name="byline" content="Budi Santoso | budi@harian.example"><meta name="sailthru.author" content="budisan">',
      paragraph,
      ['Budi Santoso'],
    ],
    [
      'a name without what the article is about',
      '',
      `<div class="author">By Budi Santoso <a href="/wordpress">WordPress</a></div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'nobody, where the byline names an agency and a card beside it somebody else',
      '',
      `<div>By AFP</div><div class="card"><span class="author">Dewi Ayu</span></div>${paragraph}`,
      [],
    ],
    [
      'the writer whom an agency names in its own byline',
      '',
      `<div>By AFP</div><p>By Budi Santoso</p>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'nobody, where only the author of a book is named',
      '',
      `<div>Judul: Laut Bercerita</div><div>Penulis: Dewi Ayu</div><div>Penerbit: Gramedia</div>${paragraph}`,
      [],
    ],
    [
      'nobody for who licensed a picture',
      '',
      `<div class="byline"><span class="license-author">Dewi Ayu</span></div>${paragraph}`,
      [],
    ],
    [
      'the byline before the owner of the site',
      '<meta name="author" content="Citra Lestari">',
      `<div class="author">Budi Santoso</div>${paragraph}`,
      ['Budi Santoso'],
    ],
    [
      'a name in parts',
      data({ author: { givenName: 'Ani', familyName: 'Wijaya' } }),
      paragraph,
      ['Ani Wijaya'],
    ],
    [
      'an editor at large',
      data({ author: { name: 'Ani Wijaya', jobTitle: 'Editor at Large' } }),
      `<div>Ani Wijaya</div><div>Editor at Large</div>${paragraph}`,
      ['Ani Wijaya'],
    ],
    ['nobody who only edits', data({ author: { name: 'Ani Wijaya', jobTitle: 'Editor' } }), paragraph, []],
    ['nobody whose work the site is built with', '', `${paragraph}<div>Powered by: Dodi Pranata</div>`, []],
    [
      'names in elements of their own',
      '',
      `<div class="byline"><span>By</span><a>Jane Doe</a><a>John Roe</a><span>Reporter</span></div>${paragraph}`,
      ['Jane Doe', 'John Roe'],
    ],
    [
      'before a date that a house in brackets hides',
      '',
      `<h3><span>By Mike Dennison (MTN News)</span><span>May 24, 2019</span></h3>${paragraph}`,
      ['Mike Dennison'],
    ],
    [
      'but for what the line says behind a single name',
      '',
      `<div class="author">von Sunny Lesezeit: 3 Min.</div>${paragraph}`,
      [],
    ],
    [
      'a byline with its date',
      '',
      `<div class="c-byline">By Jane Doe@janedoe Nov 29, 2016, 10:00am EST</div>${paragraph}`,
      ['Jane Doe'],
    ],
    [
      'a role beside a name',
      '',
      `<div class="byline">Jane Doe, Political Correspondent</div>${paragraph}`,
      ['Jane Doe'],
    ],
    [
      'whom a link to all of their texts names',
      '',
      `<div class="x1"><a href="/szerzo/nagy-eszter">Nagy Eszter</a></div>${paragraph}`,
      ['Nagy Eszter'],
    ],
    [
      'who stands in the foot of the article',
      '',
      `${paragraph}<div class="article-footer"><p class="author">Autor: <strong>Anna Nowak</strong></p></div>`,
      ['Anna Nowak'],
    ],
    [
      'one word with what it is for',
      '',
      `<div class="articleauthor">JANE DOE</div>${paragraph}`,
      ['Jane Doe'],
    ],
    [
      'without the office on the next line',
      '',
      `<p class="author"><b>Jane Doe</b> <span>Senior Washington Correspondent</span></p>${paragraph}`,
      ['Jane Doe'],
    ],
    ['no day of a calendar', '', `<table><tr><th>Mo</th><th>Di</th><th>Mi</th></tr></table>${paragraph}`, []],
    ['camel case', '', `<div class="articleAuthorName">Jane Doe</div>${paragraph}`, ['Jane Doe']],
  ])('are %s', (_, head, body, names) => {
    expect(read(head, body).authors).toEqual(names);
  });

  it('wait for the editor at the end of the page, where a byline differs from the linked data', () => {
    const head = data({ author: { name: 'Ani Wijaya' } });
    const body = `<div class="author">Budi Santoso</div>${paragraph.repeat(8)}<div>Editor: Ani Wijaya</div>`;
    expect(read(head, body, ['authors']).authors).toEqual(['Budi Santoso']);
  });

  it('stand below a headline that the title tells in other words', () => {
    const reader = createPageReader({ url: 'https://news.harian.example/2026/kapal' });
    reader.write(
      `<title>Coal stronghold is losing steam as prices fall - Harian</title><h1>Coal’s big stronghold losing steam even so</h1><div class="byline">By Jane Doe</div>${paragraph}`,
    );
    expect(reader.end().authors).toEqual(['Jane Doe']);
  });

  it('stand close above the headline, or say so where no heading is one', () => {
    const authors = (before: string, heading = 'h1') => {
      const reader = createPageReader({ url: 'https://news.harian.example/2026/kapal' });
      reader.write(
        `<title>Kapal Tiba di Pelabuhan</title>${before}<${heading}>Kapal Tiba di Pelabuhan</${heading}>${paragraph}`,
      );
      return reader.end().authors;
    };
    const byline = '<div class="author">Jane Doe</div>';
    expect(authors(byline)).toEqual(['Jane Doe']);
    expect(authors(`${byline}<p>A</p><p>B</p><p>C</p><p>D</p>`)).toEqual([]);
    expect(authors(`<article>${byline}</article>`)).toEqual([]);
    expect(authors(byline, 'div')).toEqual([]);
    expect(authors('<div class="storyByline">By Jane Doe</div>', 'div')).toEqual(['Jane Doe']);
  });

  it('stand in an element that looks left out, if the headline of the page does', () => {
    const reader = createPageReader({ url: 'https://news.harian.example/2026/kapal' });
    reader.write(
      `<title>Kapal Tiba di Pelabuhan</title><div class="page has-sidebar ad-margins"><h1>Kapal Tiba di Pelabuhan</h1><div class="byline">By Jane Doe</div>${paragraph}</div>`,
    );
    expect(reader.end()).toMatchObject({ headline: 'Kapal Tiba di Pelabuhan', authors: ['Jane Doe'] });
  });
});
