import { describe, expect, it } from 'vitest';
import { withoutCaptions } from '../../../src/core/summary/captions.js';
import { isStamp } from '../../../src/core/summary/stamp.js';
import { lead } from '../../../src/core/summary.js';

const news = 'The museum will reopen in June after a fire.';

describe('the stamp of a page is no sentence', () => {
  it.each([
    'Publicado em 30 de Maio de 2022.',
    'Updated at 5:28 p.m.',
    'Mis à jour le 03/04/2021 à 23:56',
    'Aktualisiert am 20. April 2020, 14:57 Uhr',
  ])('%s', (stamp) => {
    expect(isStamp(stamp)).toBe(true);
    expect(lead(`${stamp}\n${news}`, 'A story')).toBe(news);
  });

  it.each(['In 2024, 12 people died.', 'Fares rise on 3 March.', 'May 2024 was hot.'])('but %s', (text) => {
    expect(isStamp(text)).toBe(false);
  });
});

describe('a line that ends with who took the picture is a caption', () => {
  it.each([
    'A locomotive stands in the yard in June. Jane Doe/The Globe and Mail',
    'Bij de fabriek wordt gebouwd.Beeld AFP',
    'A rider gives a thumbs up. © Acme/Jane Doe',
    'The satellites in orbit. Source: Associated Press',
  ])('%s', (caption) => {
    expect(lead(`${caption}\n${news}`, 'A story')).toBe(news);
    expect(lead(`${news}\n${caption}`, 'A story')).toBe(news);
  });

  it('unless nothing else is told', () => {
    expect(withoutCaptions([`${news} © Acme`])).toEqual([`${news} © Acme`]);
  });
});

describe('what speaks of the piece', () => {
  it('holds the headline and little else', () => {
    const headline = 'Bridge opens again on Monday';
    const echo = 'The item Bridge opens again on Monday came up first at Coast Daily.';
    expect(lead(`${news} ${echo}`, headline)).toBe(news);
  });

  it('names whose words were used', () => {
    for (const credit of ['Mit Material der dpa.', 'Avec AFP.', 'Con información de EFE.'])
      expect(lead(`${news} ${credit}`, 'A story')).toBe(news);
  });

  it('stands before the news as who wrote them', () => {
    expect(lead(`By Jane Doe | ${news}`, 'A story')).toBe(news);
  });
});

describe('a lead that begins late', () => {
  it('begins behind the dateline, not with the caption above it', () => {
    expect(lead(`Museum Kota.\nKabar.com - ${news}`, 'A story')).toBe(news);
  });

  it('goes on behind a standfirst without the dateline', () => {
    const standfirst = 'Two years of work on the oldest house of the city are nearly over.';
    expect(lead(`${standfirst}\nOSLO (Reuters) - ${news}`, 'A story')).toBe(`${standfirst} ${news}`);
  });
});

describe('what asks the reader in other languages', () => {
  it.each([
    ['de', 'Melden Sie sich für unseren Newsletter an.'],
    ['de', 'Schreiben Sie uns Ihre Meinung.'],
    ['fr', 'Écoutez notre podcast.'],
    ['fr', 'Déjà abonné ?'],
    ['es', 'Únete a nuestro canal de WhatsApp.'],
    ['it', 'Segui le notizie sul nostro canale WhatsApp.'],
    ['pt', 'Baixe o app e receba notícias.'],
    ['nl', 'Download onze app.'],
  ])('%s: %s', (language, plea) => {
    expect(lead(`${news} ${plea}`, 'A story', language)).toBe(news);
  });

  it.each([
    ['de', 'Folgen der Dürre sind schon sichtbar.'],
    ['de', 'Stimmen unsere Messungen, so steigt das Meer.'],
    ['fr', 'Suivez la flèche : la ville repeint ses trottoirs.'],
    ['es', 'Más información no ayuda a votar mejor, según un estudio.'],
    ['it', 'Segui la freccia: il Comune ridipinge i marciapiedi.'],
    ['pt', 'Siga a linha amarela: o metrô muda a sinalização.'],
    ['pt', 'Nos vídeos, tudo corria normalmente.'],
    ['nl', 'Volg de gele lijn: de stad schildert nieuwe looproutes.'],
  ])('but %s: %s', (language, text) => {
    expect(lead(`${news} ${text}`, 'A story', language)).toBe(`${news} ${text}`);
  });
});
