import { languageData } from './language-data.js';

/** What Kabar knows of Polish. */
export const polish = languageData({
  code: 'pl',
  titles: 'dr prof mgr inż św ul al np m.in tzw gen płk ks',
  numbered: 'nr ok godz',
  shortened: 'itd itp r zł mld',
  openers: 'to ten ta w na z do po ale i jak jest nie on ona oni według',
  months:
    'stycznia sty, lutego lut, marca mar, kwietnia kwi, maja maj, czerwca cze, lipca lip, sierpnia sie, września wrz, października paź, listopada lis, grudnia gru',
  dates: {
    published: 'data opublikowano opublikowany dodano publikacja',
    beside: 'o godz r ostatnia publikacji dodania',
    weekdays: 'poniedziałek wtorek środa czwartek piątek sobota niedziela',
    updates: 'aktualiz, zmienion, modyfik',
  },
  ordinalDots: true,
  asides: [
    {
      pattern:
        /^(?:czytaj (?:więcej|dalej|też|także)|zobacz (?:też|także|więcej)|przeczytaj|kliknij|więcej (?:informacji|na|w|o))(?!\p{L}).{0,160}$/iu,
      example: 'Czytaj więcej',
    },
    {
      pattern: /^(?:artykuł|wpis|post) .*\bpochodzi z(?!\p{L}).*/iu,
      example: 'Artykuł Strajk pochodzi z serwisu Blog.',
      toEnd: true,
    },
  ],
  bylines: {
    writers: 'autor, autorka, tekst, opracował, opracowała, oprac',
    others: 'foto, fot, zdjęcie, zdjęcia, redakcja, źródło, opublikowano, tłumaczenie',
    conjunctions: 'i, oraz',
    tails: 'dla',
    roles: 'redakcja redaktor dziennikarz dziennikarka autor korespondent zespół',
    starts: 'urząd polska policja dziennik tygodnik głos kurier puls',
    ends: 'rzeczy polska dziennik niedzielny',
    houses:
      'wiadomości gazeta agencja uniwersytet ministerstwo stowarzyszenie fundacja wydawnictwo trybuna straż',
    vague: 'i z w gość',
  },
});
