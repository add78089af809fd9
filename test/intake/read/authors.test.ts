import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthors } from '../../../src/intake/read/authors.js';
import { only, read, readItem, rss } from './read.js';

describe('readAuthors', () => {
  it.each([
    [['lawyer@boyer.net (Lawyer Boyer)'], ['Lawyer Boyer']],
    [['Lawyer Boyer <lawyer@boyer.net>'], ['Lawyer Boyer']],
    [['Lawyer Boyer (lawyer@boyer.net)'], ['Lawyer Boyer']],
    [['lawyer@boyer.net'], []],
    [['A, B and C'], ['A', 'B', 'C']],
    [['A, B dan C'], ['A', 'B', 'C']],
    [['Jane Doe, John Smith, and X Y'], ['Jane Doe', 'John Smith', 'X Y']],
    [['Jane Doe, John Smith'], ['Jane Doe', 'John Smith']],
    [['Jane Doe and John Smith'], ['Jane Doe', 'John Smith']],
    [['Jane Doe & John Smith'], ['Jane Doe', 'John Smith']],
    [['Jane Doe in Rome and John van Smith'], ['Jane Doe', 'John van Smith']],
    [['Jane Doe; Smith, John'], ['Jane Doe', 'Smith, John']],
    [['Doe, John'], ['Doe, John']],
    [['Hasanudin Aco, S.H.'], ['Hasanudin Aco, S.H.']],
    [['Ministry of Food and Trade'], []],
    [['Dan Brown'], ['Dan Brown']],
    [['By Jane Doe'], ['Jane Doe']],
    [['Penulis: Hasanudin Aco'], ['Hasanudin Aco']],
    [['Oleh Siti'], ['Siti']],
    [['<a href="/x">Jane O&#39;Hara</a>'], ["Jane O'Hara"]],
    [['Jane & Co'], []],
    [['https://facebook.com/jane', '-', '', '  '], []],
    [['M. Rizky'], ['M. Rizky']],
    [['John Wiley & Sons Ltd'], []],
    [['Interline Pro Co.'], []],
    [['BeauHD'], []],
    [['Kohl, Simon A. A.'], ['Kohl, Simon A. A.']],
    [['De Mihai Ionescu'], ['Mihai Ionescu']],
    [['De Wever Bart'], ['De Wever Bart']],
    [['Kolbert András, Barakonyi Szabolcs (szerkesztő)'], ['Kolbert András']],
    [['Jane Doe, Reporter John Roe'], ['Jane Doe', 'John Roe']],
    [['Sarah Wells w/ Owen Park'], ['Sarah Wells', 'Owen Park']],
    [
      ['Jane Doe Digital Editor', 'John Roe News Editor'],
      ['Jane Doe', 'John Roe'],
    ],
    [
      ['Jane Doe, mit Informationen von John Roe', 'Jan Nowak/lekarz rodzinny'],
      ['Jane Doe', 'Jan Nowak'],
    ],
    [['Από Δημήτρης Παππάς'], ['Δημήτρης Παππάς']],
    [
      [
        'Text: Larger',
        'Autor: GM FRK.',
        'Calgary Sun',
        'Norra Allehanda',
        'Brown Center Chalkboard',
        '编辑~公众号:观海PPT',
      ],
      [],
    ],
    [
      ['PD Dr. med. Sabine Kern', 'Prof. Dr. rer. nat. Jan Ohm'],
      ['Dr. med. Sabine Kern', 'Prof. Dr. rer. nat. Jan Ohm'],
    ],
    [['Journalist Ingrid Solberg'], ['Ingrid Solberg']],
    [
      ['取材・文＝山田太郎', '社会部 佐藤健', '記者・鈴木花子'],
      ['山田太郎', '佐藤健', '鈴木花子'],
    ],
    [['Science X'], []],
    [['N/A', 'LKBN Antara', 'Kompas Cyber Media', 'BBC Scotland'], []],
    [
      ["Kontributor Banyuwangi, Ahmad Su'udi", 'Penulis: Kontributor Kediri, Masriadi'],
      ["Ahmad Su'udi", 'Masriadi'],
    ],
    [
      ['CHARLES McDERMID', 'BUDI SANTOSO, S.Pd.'],
      ['Charles McDermid', 'Budi Santoso, S.Pd.'],
    ],
    [
      ['Jane Doe, John Roe & 3 others', 'Ann Doe &'],
      ['Jane Doe', 'John Roe', 'Ann Doe'],
    ],
    [['Police Beat', 'Redaktionsnetzwerk Nord'], []],
    [
      ['김철수 기자', '记者 王小明'],
      ['김철수', '王小明'],
    ],
    [
      ['Rowena Mason Whitehall editor', 'Nadine White Race Correspondent'],
      ['Rowena Mason', 'Nadine White'],
    ],
    [['Jane Doe Staff Writer', 'Guardian staff', 'Express Web Desk'], ['Jane Doe']],
    [['Jane Doe with photographs by John Roe'], ['Jane Doe']],
    [
      ['Mark Di Stefano', 'Von Miller', 'Dan Brown'],
      ['Mark Di Stefano', 'Von Miller', 'Dan Brown'],
    ],
    [
      ['Von Jens Müller und Anna Meier', 'di Marco Rossi'],
      ['Jens Müller', 'Anna Meier', 'Marco Rossi'],
    ],
    [['christian.stadtfeld', 'jdoe', 'jane_doe', 'user123', 'AFP', 'Example.com'], []],
    [['Penulis: Budi Santoso, Editor: Ani Wijaya'], ['Budi Santoso']],
    [
      ['Jane DoeBBC News', 'ByJohn Roe', 'Paul WisemanFatima Hussein'],
      ['Jane Doe', 'John Roe', 'Paul Wiseman', 'Fatima Hussein'],
    ],
    [['Jane Doe, BBC News, Nairobi'], ['Jane Doe']],
    [['JANE MCDONALD'], ['Jane McDonald']],
    [
      [
        'Ann A. Alder, Bert B. Birch, Carl C. Cedar, Dora D. Douglas, Emil E. Elm, Fay F. Fir, Gus G. Ginkgo, Hal H. Hazel',
      ],
      ['Ann A. Alder', 'Bert B. Birch', 'Carl C. Cedar', '…'],
    ],
    [['Jane Doe', 'JANE DOE', 'admin'], ['Jane Doe']],
    [
      ['Feldmann, M. J., Lin, H.-X., Sanjurjo Loures, L. A. B.', 'Roe, J. M.'],
      ['Feldmann, M. J.', 'Lin, H.-X.', 'Sanjurjo Loures, L. A. B.', 'Roe, J. M.'],
    ],
    [['Jane Doe, J. Roe, A. B. Poe'], ['Jane Doe', 'J. Roe', 'A. B. Poe']],
    [['/u/TitanXD', 'u/Alexiled', '/u/Ok_Relative5802', 'Night Vale Presents'], []],
    [['A, B, C, and D, CNN'], ['A', 'B', 'C', 'D']],
    [
      ['Ana Wati, Budi Hartono, Citra Dewi, dan Dodi Saputra, Antara'],
      ['Ana Wati', 'Budi Hartono', 'Citra Dewi', 'Dodi Saputra'],
    ],
    [
      [
        'Alder, A., Birch, B., Cedar, C., Douglas, D., Elm, E., Fir, F., Ginkgo, G., Hazel, H., Iris, I., Juniper, J., Kale, K.',
      ],
      ['Alder, A.', 'Birch, B.', 'Cedar, C.', '…'],
    ],
    [
      [
        'Alder A, Birch B, Cedar C, Douglas D, Elm E, Fir F, Ginkgo G, Hazel H, Iris I, Juniper J, Kale K, Lime L',
      ],
      ['Alder A', 'Birch B', 'Cedar C', '…'],
    ],
  ])('reads %j', (written, names) => {
    expect(readAuthors(written)).toEqual(names);
  });

  it.each([
    'Jodi Kantor',
    'Laura Koran',
    'Shaila Dewan',
    'Alan Greenblatt',
    'Biró Tamás',
    'Story Hinckley',
    'Yazan Haddad',
    'Les Carpenter',
    'Lê Thu Trang',
    'Summer Winters',
    'London Breed',
    'Jean-Luc de La Tour',
    'Fuad Hide',
    'Visa Högmander',
    'John Fund',
    'Kota Ishikawa',
    'Bayer Zsolt',
    'Laurens van der Post',
    'Eyal Press',
    'Geoffrey Canada',
    'Knowledge Moyo',
    'Mega Putra Ratya',
    'Ville Tavio',
    'Della Street',
    'Adil Makmur',
    '王小明',
    '佐藤健太',
    '司马南',
    'ジョン・スミス',
    'Astrid Norrby',
    'Emily Post',
  ])('keeps %s, whose name has a word of houses', (name) => {
    expect(readAuthors([name])).toEqual([name]);
  });

  it.each([
    'War Stories',
    'Kansas City Chiefs',
    'Golden State Warriors',
    'Green Bay Packers',
    'Nintendo Switch',
    'Borussia Dortmund',
    'Real Madrid',
    'Homeland Security',
    'Corporate America',
    'Fox News Digital',
    'Biro Humas',
    'Kantor Berita',
    'Tim PRMN',
    'Les Décodeurs',
    'Σύνταξη',
    'סוכנויות הידיעות',
    'নিজস্ব প্রতিবেদক',
    'ไทยรัฐออนไลน์',
    'Редакція НВ',
    'Chicago Bulls',
    'Taipei Times',
    'Detroit Free Press',
    'Lexus UK',
    'Good Morning America',
    'Deutsche Bahn',
    'كتب',
    '«عكاظ»',
    'Ville de Paris',
    'Regione Lazio',
    'Oslo Kommune',
    'Kemenparekraf',
    '文部科学省',
    'Downing Street',
    'Norra Skåne',
    'Lantbrukarnas Riksförbund',
    'Västerbottens Folkblad',
    'Norsk Telegrambyrå',
    'Suomen Tietotoimisto',
    'Hamburger Abendblatt',
    'Grüne Ratsfraktion',
    'Gymnasium Musterstadt',
    'Gazet van Antwerpen',
    'Croix Rouge',
    'Colegio San José',
    'Gazzetta di Parma',
    'Kurier Lubelski',
    'Monitorul de Cluj',
    'Emniyet Müdürlüğü',
    'Antara Jatim',
    'رويترز',
    'ロイター',
    '无双典藏',
    'On The Air With Omair',
  ])('takes %s for nobody', (name) => {
    expect(readAuthors([name])).toEqual([]);
  });

  it.each([
    ['political correspondent Jane Doe', ['Jane Doe']],
    ['Corresponsal en Washington Paula Lugones', ['Paula Lugones']],
    ["Sky's Beth Rigby", ['Beth Rigby']],
    ['Alberto Morales y Pedro Villa y Caña', ['Alberto Morales', 'Pedro Villa y Caña']],
    ['Isabela Camargo, TV Globo — Brasília', ['Isabela Camargo']],
    ['James Gallagher\nHealth and science correspondent', ['James Gallagher']],
    ['세종=김수연 기자', ['김수연']],
    ['【山本有紀、木村敦彦】', ['山本有紀', '木村敦彦']],
    ['القاهرة: فتحية الدخاخني', ['فتحية الدخاخني']],
    ['Story Chris Moody', ['Chris Moody']],
    ['Amanda Martins . 18 março 2026', ['Amanda Martins']],
    ["Robert Benzie Queen's Park Bureau Chief", ['Robert Benzie']],
    ['de Irina Popescu', ['Irina Popescu']],
    ['كتب - سامي عبد الحميد', ['سامي عبد الحميد']],
    ['【ロンドン＝佐藤健】', ['佐藤健']],
    ['Eric Freeman 著, 嶋田 健志 監訳', ['Eric Freeman']],
    ['Roman Petrenko та Олена Кравчук', ['Roman Petrenko', 'Олена Кравчук']],
    ['Γιώργος Τερζής και Μαρία Παππά', ['Γιώργος Τερζής', 'Μαρία Παππά']],
  ])('tells persons from what stands around them: %s', (written, names) => {
    expect(readAuthors([written])).toEqual(names);
  });

  it('takes linear time, whatever is written', () => {
    const pieces = ['A ', 'Jane Doe, ', 'By ', '(', '@', 'a.', 'Editor: ', 'and ', 'Von Der '];
    expect(readAuthors(pieces.map((piece) => piece.repeat(20_000))).length).toBeLessThan(25);
    for (const piece of pieces)
      expect(readAuthors(Array.from({ length: 40 }, () => piece.repeat(50))).length).toBeLessThan(25);
  });

  it('never gives an e-mail address or an empty name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.emailAddress(), fc.constantFrom('A, B dan C', '(x)', '<'))),
        (written) => {
          for (const name of readAuthors(written)) {
            expect(name.trim()).not.toBe('');
            expect(name).not.toMatch(/[a-z0-9]@[a-z0-9]+\.[a-z]/i);
          }
        },
      ),
    );
  });
});

describe('the authors of an item', () => {
  it('are all of them in order, each once', async () => {
    const item = await readItem(
      '<dc:creator>Ann Other</dc:creator><author>b@e.example (Bo Two)</author><dc:creator>Ann Other</dc:creator><itunes:author>Pod</itunes:author>',
    );
    expect(item.authors).toEqual(['Ann Other', 'Bo Two']);
  });

  it('are what is called a name, where there is one', async () => {
    const fields = '<author>Mixed <name>Ann Other</name><role>q</role><name>Bo Two</name></author>';
    expect((await readItem(fields)).authors).toEqual(['Ann Other', 'Bo Two']);
    expect((await readItem('<author>By <a href="/ann">Ann Other</a></author>')).authors).toEqual([
      'Ann Other',
    ]);
  });

  it('are those of the feed where it has none, but never the managing editor', async () => {
    const item = '<item><title>A</title></item>';
    expect(only(await read(rss(item, '<itunes:author>Ann Other</itunes:author>'))).authors).toEqual([
      'Ann Other',
    ]);
    expect(only(await read(rss(item, '<itunes:author>The Desk</itunes:author>'))).authors).toEqual([]);
    expect(only(await read(rss(item, '<managingEditor>e@e.example (Ed)</managingEditor>'))).authors).toEqual(
      [],
    );
  });
});

describe('a feed that names each author in an element of their own', () => {
  const creators = (names: readonly string[]) =>
    names.map((name) => `<dc:creator>${name}</dc:creator>`).join('');
  const paper = [
    ['Ellen Marsh', 'Tom Reed', 'Ravi Nair', 'Anna Weber', 'Claire Dubois'],
    ['Luc Moreau', 'Siti Rahma', 'Budi Hartono', 'Dewi Ayu', 'Jonas Klein'],
  ].flat();

  it('keeps the first three of a long list, as of one that is written in one text', async () => {
    const item = await readItem(creators(paper));
    expect(item.authors).toEqual([...paper.slice(0, 3), '…']);
  });

  it('keeps all of a short one, and leaves out who is nobody', async () => {
    const item = await readItem(creators(['Redaksi', ...paper.slice(0, 5)]));
    expect(item.authors).toEqual(paper.slice(0, 5));
  });
});

describe('the authors of feeds that were read before', () => {
  const item = '<item><title>News of the day</title><author>Rowan Calder</author></item>';
  const authorsOf = async (channel: string) => only(await read(rss(item, channel))).authors;

  it('are read anew for another publisher: what is its own name there is a person here', async () => {
    const here = '<title>Rowan Calder</title>';
    const elsewhere = '<title>Example</title>';
    expect(await authorsOf(here)).toEqual([]);
    expect(await authorsOf(elsewhere)).toEqual(['Rowan Calder']);
    expect(await authorsOf(here)).toEqual([]);
    const host = '<title>Example</title><link>https://rowancalder.example/</link>';
    expect(await authorsOf(host)).toEqual([]);
  });

  it('are the own of whoever asks', async () => {
    const first = await authorsOf('<title>Example</title>');
    first.push('Somebody else');
    expect(await authorsOf('<title>Example</title>')).toEqual(['Rowan Calder']);
  });
});
