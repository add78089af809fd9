import { describe, expect, it } from 'vitest';
import { lead } from '../../../src/core/summary.js';

const news = 'Engineers reopened the harbour bridge on Friday after nine weeks of repairs.';

describe('what stands in front of the first sentence is left out', () => {
  it.each([
    '[Exclusive] ',
    '(Jane Doe/iStock/Getty Images) ',
    '(Kelso, 9 February) ',
    'By Anna Reid ',
    'by Anna Reid, Tom Boyd, and Jane Doe ',
    'By Yimou Doe and Seokwon Roe ',
    'By Anna Reid KELSO, Feb 9 (Reuters) - ',
    'Updated April 25 at 5:28 p.m. ET ',
    'UPDATED 6:46 p.m. ET ',
    'Aug 21 : ',
    'Kelso / Feb. 9 / AFP - ',
    'KELSO, Scotland, February 9. ',
    'KELSO, Radar Kelso.Globe.Id, - ',
    ': ',
    '>> ',
    '» ',
    'WE Online, Kelso - ',
    'Good morning, and happy Friday. ',
    "Assalamu'alaikum, pembaca yang budiman. ",
    'This is an opinion column. ',
    'Jane Doe reports from Kelso. ',
  ])('%s', (front) => {
    expect(lead(`${front}${news}`, 'A story')).toBe(news);
  });

  it.each([
    ['［ベルリン ２１日 ロイター］ - ', '橋が金曜日に再開した。'],
    ['（ブルームバーグ）：', '橋が金曜日に再開した。'],
    ['(부산=연합뉴스) 김선호 기자 = ', '다리가 금요일에 다시 열렸다. 수리는 아홉 주 걸렸다.'],
    ['القاهرة (رويترز) - ', 'أعيد فتح الجسر يوم الجمعة بعد تسعة أسابيع.'],
    ['دبي، 5 سبتمبر (رويترز) - ', 'أعيد فتح الجسر يوم الجمعة بعد تسعة أسابيع.'],
    ['КИЕВ. 3 декабря. УНН. ', 'Мост открыли в пятницу после ремонта.'],
    ['di Anna Rossi ', 'Il ponte ha riaperto venerdì dopo nove settimane.'],
  ])('%s', (front, sentence) => {
    expect(lead(`${front}${sentence}`, 'A story')).toBe(sentence);
  });

  it.each([
    '(Most) ferries will keep running, the harbour master said.',
    '[We] Indonesians will cross it on foot, the mayor told councillors on Friday.',
    'Jakarta - Bandung kini hanya 36 menit dengan kereta cepat.',
    '[The bridge] is safe, the mayor told councillors on Friday.',
    'By Christmas Eve Kelso will have its bridge back, the council says.',
    'ST. LOUIS has a new bridge.',
  ])('but not in %s', (sentence) => {
    expect(lead(sentence, 'A story')).toBe(sentence);
  });
});

describe('what is no lead at all is left out', () => {
  it.each([
    ['names alone', `Jane Doe John Roe Anna Reid\n${news}`],
    ['a word in capitals', `ADVT. ${news}`],
    ['what a script left', `[{"_id":"5bc4","name":"Acme"}]\n${news}`],
    ['a correspondent', `${news} Anna Reid reports.`],
    ['a wall', `${news} Subscribe or log in to read the rest of this content.`],
    ['a quotation without its end', `${news} ‘It will last a century. The harbour […]`],
    [
      'what stands between two requests',
      `Ready to help? Sign up for our newsletter. You will receive occasional offers for programs. You can read our Privacy Policy here. ${news}`,
    ],
  ])('%s', (_, text) => {
    expect(lead(text, 'A story')).toBe(news);
  });

  it('as are words of the headline that make no sentence', () => {
    expect(lead('Harbour bridge in Kelso reopens', 'Kelso: Harbour bridge reopens in rain')).toBeNull();
    expect(lead('Kelso harbour bridge reopens', 'Again, the Kelso harbour bridge reopens')).toBeNull();
  });

  it('and requests in German that point somewhere', () => {
    const sentence = 'Die Brücke ist seit Freitag wieder offen.';
    expect(lead(`${sentence} Lies hier mehr zu dem Thema.`, 'A story', 'de')).toBe(sentence);
  });
});
