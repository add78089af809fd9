import { describe, expect, it } from 'vitest';
import { compileEvidence, compileTopics } from '../../src/core/classify.js';
import { keywordOf, keywordRule } from '../../src/core/keyword.js';
import type { Topic } from '../../src/core/topic.js';
import { article, matches, topic } from '../fixtures/classifiable.js';

const lead = 'Kunjungan itu yang pertama dalam 24 tahun, sementara di Kyiv pertempuran terus berkobar.';

describe('the evidence that a topic needs', () => {
  it.each([
    ['a phrase late in the lead', { any: ['kyiv'] }, { summary: lead }, false],
    [
      'a phrase within the first two words of the lead',
      { any: ['pertama'] },
      { summary: 'Untuk pertama kali' },
      true,
    ],
    [
      'a phrase at the third word of the lead',
      { any: ['pertama'] },
      { summary: 'Untuk yang pertama kali' },
      false,
    ],
    ['several words that begin there', { any: ['kunjungan itu'] }, { summary: lead }, true],
    ['several words soon after', { any: ['dalam 24 tahun'] }, { summary: lead }, false],
    ['a phrase twice in the lead', { any: ['kyiv'] }, { summary: `${lead} Kyiv gelap.` }, true],
    ['two phrases in the lead', { any: ['kyiv', 'pertempuran'] }, { summary: lead }, true],
    ['a phrase within another, once', { any: ['kyiv', 'di kyiv'] }, { summary: lead }, false],
    [
      'a phrase in lead and keywords',
      { any: ['kyiv'] },
      { summary: lead, categories: ['Perang Kyiv'] },
      true,
    ],
    ['a phrase in one keyword', { any: ['kyiv'] }, { categories: ['Kyiv'] }, false],
    ['a phrase in two keywords', { any: ['kyiv'] }, { categories: ['Kyiv', 'Wali Kota Kyiv'] }, true],
    [
      'a phrase and its section',
      { any: ['kyiv'], categories: ['dunia'] },
      { summary: lead, categories: ['Dunia'] },
      true,
    ],
    ['a section alone', { any: ['kyiv'], categories: ['ekonomi'] }, { categories: ['Ekonomi'] }, false],
    [
      'a section that is a phrase too',
      { any: ['ekonomi'], categories: ['ekonomi'] },
      { categories: ['Ekonomi'] },
      false,
    ],
    [
      'a section that the rule wants whole',
      { any: ['kyiv'], sections: ['ekonomi'] },
      { categories: ['Ekonomi'] },
      true,
    ],
    ['a section of a rule without phrases', { categories: ['ekonomi'] }, { categories: ['Ekonomi'] }, true],
    [
      "a publisher's own topic",
      { any: ['kyiv'], categories: ['perang rusia'] },
      { categories: ['Perang Rusia'] },
      true,
    ],
    [
      'a keyword of a sitemap that is the phrase',
      { any: ['korea utara'] },
      { summary: null, categories: ['Korea Utara'] },
      true,
    ],
    [
      'a longer keyword of a sitemap',
      { any: ['korea utara'] },
      { summary: null, categories: ['Sepak Bola Korea Utara'] },
      false,
    ],
    ['a one-word keyword of a sitemap', { any: ['bola'] }, { summary: null, categories: ['Bola'] }, false],
    [
      'a keyword that is the phrase beside a lead',
      { any: ['korea utara'] },
      { categories: ['Korea Utara'] },
      false,
    ],
    ['a loose phrase late in the lead', { any: ['kyiv'], strength: 'loose' }, { summary: lead }, true],
    [
      'a loose section',
      { any: ['kyiv'], categories: ['ekonomi'], strength: 'loose' },
      { categories: ['Ekonomi'] },
      true,
    ],
    ['a strict phrase early in the lead', { any: ['kunjungan'], strength: 'strict' }, {}, false],
    ['a strict phrase in the headline', { any: ['pyongyang'], strength: 'strict' }, {}, true],
    [
      'a strict phrase in two keywords',
      { any: ['kyiv'], strength: 'strict' },
      { categories: ['Kyiv', 'Kyiv hari ini'] },
      false,
    ],
    [
      'a strict rule whose `all` is in the headline alone',
      { any: ['kunjungan'], all: ['putin'], strength: 'strict' },
      {},
      false,
    ],
  ])('%s', (_, match, changes, expected) => {
    expect(matches(match, changes)).toBe(expected);
  });

  it('counts no single letters before a word of a headline, since they are pieces of words', () => {
    const topics = [topic('rusia', { any: ['putin'] }), topic('banjir', { any: ['flood'] })];
    const find = (headline: string) => compileTopics({ topics })(article({ headline })).slice(0, -1);
    expect(find("Putin's visit this week isn't at all about the U.S. state's worst flood")).toEqual([
      'rusia',
      'banjir',
    ]);
    expect(find('Putin is now here and wants to talk to us all about the flood')).toEqual(['rusia']);
  });

  it('files a word late in a headline, unless its beginning is about another topic and the lead is silent', () => {
    const headline =
      'Putin tiba di Pyongyang untuk kunjungan resmi selama dua hari yang juga membahas banjir';
    const flood = topic('banjir', { any: ['banjir'] });
    const state = topic('rusia', { any: ['putin'] });
    const find = (topics: Topic[], changes = {}) =>
      compileTopics({ topics })(article({ headline, ...changes })).slice(0, -1);
    expect(find([flood])).toEqual(['banjir']);
    expect(find([flood, state])).toEqual(['rusia']);
    expect(find([flood, state], { summary: null })).toEqual(['banjir', 'rusia']);
    expect(find([flood, state], { summary: 'Menurut kantornya, juga banjir akan dibahas.' })).toEqual([
      'banjir',
      'rusia',
    ]);
    const followed = { id: keywordOf('putin')?.topic ?? '', match: keywordRule('putin') ?? state.match };
    expect(compileTopics({ topics: [flood, followed] })(article({ headline }))).toContain('banjir');
  });

  it('files what stands late in the lead, however often, unless the headline is about another topic', () => {
    const summary = 'Ia tiba dari Moskow pada hari Rabu pagi ini, ketika Kyiv gelap, dan Kyiv tetap melawan.';
    const war = topic('ukraina', { any: ['kyiv'] });
    const state = topic('rusia', { any: ['putin'] });
    const find = (topics: Topic[], changes = {}) =>
      compileTopics({ topics })(article({ summary, ...changes })).slice(0, -1);
    expect(find([war])).toEqual(['ukraina']);
    expect(find([war, state])).toEqual(['rusia']);
    expect(find([war, state], { summary: `Dari Kyiv: ${summary}` })).toEqual(['rusia', 'ukraina']);
    expect(find([war, state], { categories: ['Perang Kyiv'] })).toEqual(['rusia', 'ukraina']);
    expect(find([topic('ukraina', { any: ['kyiv'], strength: 'loose' }), state])).toEqual([
      'rusia',
      'ukraina',
    ]);
  });

  it('files what an eager rule finds once among the first twenty words of the lead, where the headline files nothing', () => {
    const find = (others: Topic[], summary = lead) =>
      compileTopics({ topics: [topic('ukraina', { any: ['kyiv'], strength: 'eager' }), ...others] })(
        article({ summary }),
      );
    expect(find([])).toContain('ukraina');
    expect(find([topic('korea', { any: ['pyongyang'] })])).not.toContain('ukraina');
    expect(find([], `${'Dan '.repeat(20)}Kyiv`)).not.toContain('ukraina');
  });

  it('files what the lead begins with where the headline files nothing', () => {
    const topics = [topic('rusia', { any: ['putin'] }), topic('kunjungan', { any: ['kunjungan'] })];
    const find = (headline: string) => compileTopics({ topics })(article({ headline })).slice(0, -1);
    expect(find('Ia tiba di Pyongyang')).toEqual(['kunjungan']);
    expect(find('Putin tiba di Pyongyang')).toEqual(['rusia']);
  });

  it('finds a name that has to open the headline nowhere else', () => {
    const match = { any: ['peru'], context: [{ for: ['peru'], without: ['open'], opens: true }] };
    expect(matches(match, { headline: 'Peru ousts its president' })).toBe(true);
    expect(matches(match, { headline: 'Peru open the cup' })).toBe(false);
    expect(matches(match, { headline: 'My holiday in Peru', summary: 'Peru, Peru.' })).toBe(false);
  });

  it('finds a name that has to stand at the beginning of the headline among so many of its words', () => {
    const match = { any: ['peru'], context: [{ for: ['peru'], opens: 3 }] };
    expect(matches(match, { headline: 'Congress of Peru ousts its president' })).toBe(true);
    expect(matches(match, { headline: 'My holiday in Peru', summary: 'Peru, Peru.' })).toBe(false);
  });

  it('leaves a topic out where the headline files one that it yields to', () => {
    const weather = topic('cuaca', { any: ['bmkg'], notWith: ['gempa'] });
    const quake = topic('gempa', { any: ['gempa'] });
    const find = (headline: string) => compileTopics({ topics: [weather, quake] })(article({ headline }));
    expect(find('Gempa guncang Palu, kata BMKG')).toEqual(['gempa', 'publisher:tribunnews']);
    expect(find('BMKG: hujan lebat besok')).toEqual(['cuaca', 'publisher:tribunnews']);
  });

  it('finds an acronym only where the text writes it in capitals, and not all of itself', () => {
    const us = { acronyms: ['US'], context: [{ for: ['US'], without: ['open'] }] };
    const find = (headline: string, changes = {}) => matches(us, { headline, summary: null, ...changes });
    expect(find('Kéluar: US adds 273,000 jobs')).toBe(true);
    expect(find('What the storm tells us')).toBe(false);
    expect(find('WHAT THE STORM TELLS US')).toBe(false);
    expect(find('Swiatek wins US Open')).toBe(false);
    expect(find('Perusahaan itu menyuap US$ 2,9 juta')).toBe(false);
    expect(find('Deal is worth US $965m')).toBe(false);
    expect(find('Jobs', { summary: 'Hiring grew, and the US added 1,000. In the US they cheered.' })).toBe(
      true,
    );
    expect(find('Jobs', { summary: 'Hiring grew, and it gave us hope. It gave us jobs.' })).toBe(false);
    expect(find('Jobs', { categories: ['US jobs', 'US economy'] })).toBe(true);
    expect(() => topic('us', { acronyms: ['us'] })).toThrow(/written in capitals/);
    expect(() => topic('us', { acronyms: ['9/11'] })).toThrow(/written in capitals/);
  });

  it('asks for capitals of an acronym beside another word as well', () => {
    const us = { acronyms: ['AS'], near: [{ words: ['as', ['china', 'kunjungi']] as [string, string[]] }] };
    const context = [{ for: ['AS'], with: ['sanksi'] }];
    const find = (headline: string) => matches({ ...us, context }, { headline, summary: null });
    expect(find('Menlu AS Kunjungi Beijing')).toBe(true);
    expect(find('Covid Cases in China Hit Record, as Shanghai Extends Lockdown')).toBe(false);
  });

  describe('beside another topic', () => {
    const summary = 'Laga itu yang pertama bagi kedua klub di Liga Champions musim ini.';
    const cup = topic('liga-champions', { any: ['liga champions'], alsoWith: ['sepak-bola'] });
    const football = topic('sepak-bola', { any: ['barcelona'] });
    const find = (topics: Topic[], changes = {}) =>
      compileEvidence({ topics })(
        article({ headline: 'Barcelona ditahan Dortmund', summary, categories: [], ...changes }),
      ).slice(0, -1);
    const idsOf = (...given: Parameters<typeof find>) => find(...given).map(({ topic: id }) => id);

    it('files what the lead says once, with the topic that helped as a reason', () => {
      expect(find([cup, football])).toMatchObject([
        { topic: 'sepak-bola' },
        {
          topic: 'liga-champions',
          strength: 1,
          because: [
            { kind: 'phrase', phrase: 'liga champions', in: 'summary', strength: 0.5 },
            { kind: 'topic', topic: 'sepak-bola', strength: 0.5 },
          ],
        },
      ]);
    });

    it('needs the headline to say it, not the lead alone', () => {
      expect(idsOf([cup, football], { headline: 'Valverde bicara' })).toEqual([]);
      expect(
        idsOf([cup, football], { headline: 'Valverde bicara', summary: `Barcelona: ${summary}` }),
      ).toEqual(['sepak-bola']);
    });

    it('needs a topic that the rule names, and not a word that somebody follows', () => {
      expect(idsOf([{ ...cup, match: { ...cup.match, alsoWith: ['tenis'] } }, football])).toEqual([
        'sepak-bola',
      ]);
      const { topic: id = '' } = keywordOf('barcelona') ?? {};
      const followed = { id, match: keywordRule('barcelona') ?? football.match };
      const follower = { ...cup, match: { ...cup.match, alsoWith: [id] } };
      expect(
        compileTopics({ topics: [follower, followed] })(article({ headline: 'Barcelona', summary })),
      ).not.toContain('liga-champions');
    });

    it('takes a word late in the headline, but no keyword, and yields as ever', () => {
      const late = {
        headline:
          'Barcelona ditahan Dortmund tadi malam waktu setempat, begini kata pelatih mereka di Liga Champions',
        summary: 'Imbang.',
      };
      expect(idsOf([{ ...cup, match: { ...cup.match, alsoWith: [] } }, football], late)).toEqual([
        'sepak-bola',
      ]);
      expect(idsOf([cup, football], late)).toEqual(['liga-champions', 'sepak-bola']);
      expect(idsOf([cup, football], { summary: 'Imbang.', categories: ['Liga Champions'] })).toEqual([
        'sepak-bola',
      ]);
      expect(idsOf([{ ...cup, match: { ...cup.match, notWith: ['sepak-bola'] } }, football])).toEqual([
        'sepak-bola',
      ]);
    });
  });

  it('leaves out what stands near a word of another topic', () => {
    const match = {
      any: ['real madrid'],
      noneNear: [{ words: [['vs', 'lawan'], ['juventus']], within: 1 }],
    };
    const find = (headline: string) => matches(match, { headline, summary: null, categories: [] });
    expect(find('Real Madrid vs Juventus')).toBe(false);
    expect(find('Real Madrid Incar Bek Juventus')).toBe(true);
    expect(find('Juventus Dibahas, Real Madrid vs Getafe')).toBe(true);
  });

  it('files a part under its whole as well, once and with the part as the reason', () => {
    const league = topic('liga-spanyol', { any: ['real madrid'], partOf: ['sepak-bola', 'tidak-ada'] });
    const football = topic('sepak-bola', { any: ['sepak bola'] });
    const find = (headline: string) =>
      compileEvidence({ topics: [football, league] })(
        article({ headline, summary: null, categories: [] }),
      ).slice(0, -1);
    expect(find('Real Madrid Menang')).toMatchObject([
      { topic: 'liga-spanyol' },
      { topic: 'sepak-bola', strength: 1, because: [{ kind: 'topic', topic: 'liga-spanyol', strength: 1 }] },
    ]);
    expect(find('Sepak Bola: Real Madrid Menang').map(({ topic: id }) => id)).toEqual([
      'sepak-bola',
      'liga-spanyol',
    ]);
    expect(find('Sepak Bola Putri').map(({ topic: id }) => id)).toEqual(['sepak-bola']);
  });

  it('files a followed phrase wherever it stands, as whoever follows it expects', () => {
    const match = keywordRule('pertempuran') ?? topic('x', { any: ['y'] }).match;
    const { topic: id = '' } = keywordOf('pertempuran') ?? {};
    expect(compileTopics({ topics: [{ id, match }] })(article({ summary: lead }))).toContain(id);
  });
});

describe('compileEvidence', () => {
  it('says what was found, where, how often and how strong', () => {
    const topics = [
      topic('korea', { any: ['pyongyang', 'kim'], categories: ['internasional'], feeds: ['nk'] }),
    ];
    const [evidence, publisher] = compileEvidence({ topics })(
      article({
        summary: 'Ia bertemu Kim. Kim tersenyum.',
        categories: ['Internasional', 'Kim Jong Un'],
        feed: 'nk',
      }),
    );
    expect(evidence).toEqual({
      topic: 'korea',
      strength: 4,
      because: [
        { kind: 'phrase', phrase: 'pyongyang', in: 'headline', at: 3, times: 1, strength: 1 },
        { kind: 'phrase', phrase: 'kim', in: 'summary', at: 2, times: 2, strength: 1 },
        { kind: 'phrase', phrase: 'kim', in: 'categories', at: 0, times: 1, strength: 0.5 },
        { kind: 'category', category: 'Internasional', strength: 0.5 },
        { kind: 'feed', feed: 'nk', strength: 1 },
      ],
    });
    expect(publisher?.because).toEqual([{ kind: 'publisher', publisher: 'tribunnews', strength: 1 }]);
  });
});
