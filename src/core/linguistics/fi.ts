import { languageData } from './language-data.js';

/** What Kabar knows of Finnish. */
export const finnish = languageData({
  code: 'fi',
  asides: [
    {
      pattern: /^(?:lue (?:myös|lisää|seuraavaksi)|katso (?:myös|lisää))(?!\p{L}).{0,160}$/iu,
      example: 'Lue myös: Vaalit',
    },
  ],
  bylines: {
    writers: 'teksti, toimittaja, kirjoittaja, kirjoittanut',
    others: 'kuva, kuvat, valokuva, lähde, video, kääntäjä, julkaistu, päivitetty',
    conjunctions: 'ja, sekä',
    roles:
      'toimitus toimittaja toimittajat toimituspäällikkö päätoimittaja kirjeenvaihtaja kirjoittaja uutistoimitus avustaja pääkirjoitus kolumnisti',
    starts: 'suomen uusi',
    houses: 'uutiset sanomat uutistoimisto yliopisto ministeriö yhdistys säätiö yleisradio toimisto lehti',
    vague: 'ja vieras',
  },
});
