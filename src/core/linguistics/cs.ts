import { languageData } from './language-data.js';

/** What Kabar knows of Czech and Slovak, which share most of these words. */
export const czech = languageData({
  code: 'cs',
  titles: 'dr ing mgr mudr judr phdr prof doc gen plk',
  months: 'ledna, února, března, dubna, května, června, července, srpna, září, října, listopadu, prosince',
  dates: {
    published: 'publikováno vydáno zverejnené publikované',
    beside: 'v',
    weekdays: 'pondělí úterý středa čtvrtek pátek sobota neděle',
    updates: 'aktualiz',
  },
  ordinalDots: true,
  asides: [
    {
      pattern:
        /^(?:čtěte (?:také|více|též)|čítajte (?:aj|viac)|přečtěte si|prečítajte si|mohlo by vás zajímat)(?!\p{L}).{0,160}$/iu,
      example: 'Čtěte také: Volby',
    },
  ],
  bylines: {
    writers: 'autor, autorka, autoři, text, připravil, připravila, napsal, napsala',
    others: 'foto, fotografie, zdroj, redakce, editor, překlad, preklad, video, publikováno, aktualizováno',
    roles:
      'redakce redakcia redaktor redaktorka reportér reportérka novinář novinářka zpravodaj zpravodajka dopisovatel autor autorka komentátor tým spolupracovník agentura agentury',
    houses:
      'zprávy správy noviny deník denník časopis rozhlas televize televízia univerzita ministerstvo nadace nakladatelství policie',
    vague: 'a z v host',
  },
});
