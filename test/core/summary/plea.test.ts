import { describe, expect, it } from 'vitest';
import { houseNames, isPlea } from '../../../src/core/summary/plea.js';
import { lead } from '../../../src/core/summary.js';

const news = 'The council voted for the plan.';

describe('what asks the reader for something is left out behind the news', () => {
  it.each([
    '👉 Tap the link in bio for the full story!',
    'Leave a tribute in the comments.',
    'Turn on notifications.',
    'Print the recipe here.',
    'Read our full review of the Pixelon 9.',
    'Viewers can watch the debate live here.',
    'Please share this story with your friends.',
    'Dengarkan episode lengkapnya di Spotify dan Noice.',
    'Intip faktanya, yuk!',
    'Info selengkapnya cek di bawah ini.',
    'Untuk bertanya, silakan kirim ke nomor kami.',
    'Moms, mau coba?',
    'Yuk kenalan!',
    'Keep scrolling to find out more!',
  ])('%s', (plea) => {
    expect(isPlea(plea, true)).toBe(true);
    expect(lead(`${news} ${plea}`, 'A story')).toBe(news);
    expect(lead(`${news}\n${plea}`, 'A story')).toBe(news);
  });

  it('with the question that it answers, even in front of the news', () => {
    expect(lead(`Was this email forwarded to you? Sign up here. ${news}`, 'A story')).toBe(news);
    expect(lead(`${news} Penasaran model apa saja yang hits? Yuk simak daftarnya!`, 'A story')).toBe(news);
  });

  it('and what the house says of itself by its name', () => {
    const said = 'Times of Malt has the debate live, with comments below.';
    expect(isPlea(said, true, houseNames('The Times of Malt'))).toBe(false);
    expect(isPlea(said, true, houseNames('Times of Malt'))).toBe(true);
    expect(lead(`${news} ${said}`, 'A story', 'en', 'Times of Malt')).toBe(news);
  });
});

describe('what only looks like it is news', () => {
  it.each([
    ['a demand that is reported', 'Read more books, the education minister told pupils on Monday.'],
    ['a demand within a quotation', '"Subscribe to our channel now," he begged his viewers.'],
    ['an app that does something for you', 'You can now pin comments in the YouTube app.'],
    ['what a company wrote', 'You will also get a reminder by e-mail, the regulator said.'],
    ['fans of a game', 'Fans can follow the race on YouTube and Facebook.'],
    ['a noun like a request', 'Share prices fell after a story on the website.'],
    ['the same in another language', 'Follow-up talks are shown on the channel of the ministry.'],
    ['the United States', 'US newsletters grew in May.'],
    ['who tells what they did', 'We talked on Facebook for two weeks until the line broke.'],
    ['a piece in the first person', 'This week we talk to the engineer who drew it.'],
    ['advice', 'Call 111 if you have symptoms.'],
    ['stars', 'Look west an hour after sunset.'],
    ['members of a channel', 'Sejak Senin sudah 4.000 orang bergabung di saluran itu.'],
    ['users', 'Pengguna dapat mengikuti saluran Instagram media dari satu layar.'],
    ['what somebody said of an app', 'Anda cukup membuka aplikasi PLN Mobile, kata Dirut PLN.'],
    ['tourists', 'Traveler bisa berenang saat air laut surut.'],
    ['a question of substance', 'Mengapa hal itu terjadi dan siapa yang diuntungkan?'],
    ['a department', 'Cek Fakta Portal mendapati video itu lama.'],
  ])('%s', (_, sentence) => {
    expect(isPlea(sentence, true)).toBe(false);
    expect(lead(`${news} ${sentence}`, 'A story')).toBe(`${news} ${sentence}`);
  });

  it.each([
    'Owners of Orbit phones should download an update of the app at once.',
    'Join a warehouse of Parcelo at 3 a.m. and you will see more robots than people.',
    'Read more books, the education minister told pupils on Monday.',
  ])('in front of the news: %s', (sentence) => {
    expect(lead(sentence, 'A story')).toBe(sentence);
  });
});

describe('a label', () => {
  it.each(['WATCH: ', 'Opinion | ', 'In pictures: ', 'LIVE: ', 'Breaking News! ', 'OPINI: ', 'VIDEO - '])(
    'is no part of the sentence behind it: %s',
    (label) => {
      expect(lead(label + news, 'A story')).toBe(news);
    },
  );

  it.each([
    'Watch: Mayor at the port',
    'More information: A. Weiss et al, Geology (2026).',
    'Reporter Magang: Sri Nur',
  ])('behind the news names something else: %s', (line) => {
    expect(lead(`${news}\n${line}`, 'A story')).toBe(news);
  });

  it.each(['Klopp: "We were lucky."', 'The result: nobody came.'])(
    'but news may have a colon: %s',
    (line) => {
      expect(lead(`${news}\n${line}`, 'A story')).toBe(`${news} ${line}`);
    },
  );
});

describe('datelines without blanks', () => {
  const told = 'Dua kapal tenggelam di Selat Pukuafu.';
  it.each([
    'Doha: ',
    'Lucknow: ',
    'Kupang, TIMEX.ID-',
    'Langkat, IDN Times- ',
    'KONTAN.CO.ID-JAKARTA. ',
    'JAKARTA-',
    'Liputan6.com, Jakarta',
    'Jakarta, 5/8/2026 Kemenkeu – ',
  ])('%s', (dateline) => {
    expect(lead(dateline + told, 'Kapal')).toBe(told);
  });

  it.each([
    'Bandung-Jakarta kini ditempuh 40 menit.',
    'Acme (NYSE: ACM) reported revenue of $2 billion.',
    'Klopp: The referee was wrong about the goal.',
    'COVID-Related deaths fell in May.',
  ])('are no part of %s', (sentence) => {
    expect(lead(sentence, 'A story')).toBe(sentence);
  });
});

it('a publisher is known by its name, with and without its domain', () => {
  expect(houseNames('Tribunnews.com')).toEqual(['tribunnews com', 'tribunnews']);
  expect(houseNames(null)).toEqual([]);
  expect(houseNames('X')).toEqual([]);
});
