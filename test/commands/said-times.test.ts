import { describe, expect, it } from 'vitest';
import { actionOf, actions, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const ask = async (text: string) => (await kit.ask(text, { ...admin, person: null }))[0];
const quiet = async () => (await kit.chat()).settings.quiet;
const digest = async () => (await kit.chat()).settings.digest;

describe('/quiet', () => {
  it.each([
    ['10 malam - 6 pagi ya', '22:00', '06:00'],
    ['dari jam 10 malam sampai jam 6 pagi dong', '22:00', '06:00'],
    ['tolong jam 10 mlm s.d. 6 pgi', '22:00', '06:00'],
    ['please 10pm to 6am', '22:00', '06:00'],
    ['10pm til 6am', '22:00', '06:00'],
    ['10pm through 6am', '22:00', '06:00'],
    ['after 10pm, before 6am', '22:00', '06:00'],
    ['setelah jam 10 malam sebelum jam 6 pagi', '22:00', '06:00'],
    ['every day 10pm to 6am', '22:00', '06:00'],
    ['setiap malam jam 10 malam sampai 6 pagi', '22:00', '06:00'],
    ['22.00 - 06.00 WIB', '22:00', '06:00'],
    ['22.00 - 06.00 WITA', '21:00', '05:00'],
    ['10pm to 6am Tokyo time', '20:00', '04:00'],
    ['22:00hrs to 06:00hrs', '22:00', '06:00'],
  ])('%s', async (typed, from, to) => {
    await ask(`quiet ${typed}`);
    expect(await quiet()).toEqual({ from, to });
  });

  it.each(['matikan dong', 'turn off', 'turn it off please', 'tidak usah', 'gak usah ya', 'nonaktifkan'])(
    '%s ends them',
    async (typed) => {
      await ask('quiet 22:00 06:00');
      await ask(`quiet ${typed}`);
      expect(await quiet()).toBeNull();
    },
  );

  it.each([
    ['malam', '22:00–06:00'],
    ['at night', '22:00–06:00'],
    ['malam sampai pagi', '22:00–06:00'],
    ['setiap malam', '22:00–06:00'],
    ['jam 12 malam sampai subuh', '00:00–05:00'],
    ['after 10pm', '22:00–06:00'],
    ['setelah jam 10 malam', '22:00–06:00'],
    ['sebelum jam 6 pagi', '22:00–06:00'],
  ])('%s is asked back, with %s', async (typed, offered) => {
    expect(labels(await ask(`quiet ${typed}`))).toContain(offered);
    expect(await kit.store.chatCount()).toBe(0);
  });

  it.each(['8 jam', 'for 8 hours', 'on', 'aktif', 'zzzz', 'weekdays 10pm to 6am'])(
    '%s changes nothing, and has hours to tap',
    async (typed) => {
      const card = await ask(`quiet ${typed}`);
      expect(labels(card)).toContain('22:00–06:00');
      expect(labels(card)).not.toContain('08:00–06:00');
      expect(await kit.store.chatCount()).toBe(0);
    },
  );
});

describe('/digest', () => {
  it.each<[string, string[], unknown]>([
    ['7 pagi dong', ['07:00'], 'daily'],
    ['setiap pagi jam 7', ['07:00'], 'daily'],
    ['every morning at 7', ['07:00'], 'daily'],
    ['tiap hari jam 7 pagi dan 5 sore', ['07:00', '17:00'], 'daily'],
    ['daily 7am', ['07:00'], 'daily'],
    ['7am every day please', ['07:00'], 'daily'],
    ['weekdays 7am', ['07:00'], 'weekdays'],
    ['senin sampai jumat jam 7 pagi', ['07:00'], 'weekdays'],
    ['Monday to Friday 7am', ['07:00'], 'weekdays'],
    ['hari kerja 07.00', ['07:00'], 'weekdays'],
    ['setiap senin jam 7 pagi', ['07:00'], [1]],
    ['Sundays at 9am', ['09:00'], [7]],
    ['jumat 16.00', ['16:00'], [5]],
    ['every Monday and Thursday at 7am', ['07:00'], [1, 4]],
    ['tiap senin dan kamis jam 7 pagi', ['07:00'], [1, 4]],
    ['senin, rabu & jumat 07.00', ['07:00'], [1, 3, 5]],
    ['senin sampai sabtu 07.00', ['07:00'], [1, 2, 3, 4, 5, 6]],
    ['Sat-Mon 07:00', ['07:00'], [1, 6, 7]],
    ['weekends at 9am', ['09:00'], [6, 7]],
    ['akhir pekan jam 9 pagi', ['09:00'], [6, 7]],
    ['every day except Sunday at 7am', ['07:00'], [1, 2, 3, 4, 5, 6]],
    ['9am London time', ['15:00'], 'daily'],
    ['jam 9 pagi WITA', ['08:00'], 'daily'],
    ['jangan hari minggu', ['07:00'], [1, 2, 3, 4, 5, 6]],
  ])('%s', async (typed, times, days) => {
    await ask(`digest ${typed}`);
    expect(await digest()).toMatchObject({ times, days });
  });

  it('keeps the days where none are said, and the times where none are', async () => {
    await ask('digest weekdays 7am');
    await ask('digest 8am');
    expect(await digest()).toMatchObject({ times: ['08:00'], days: 'weekdays' });
    await ask('digest setiap senin');
    expect(await digest()).toMatchObject({ times: ['08:00'], days: [1] });
  });

  it('keeps the days that were said where the time is asked back', async () => {
    const asked = await ask('digest mondays at 7');
    expect(labels(asked)).toEqual(['07:00', '19:00', '‹ Back', '↩️ Undo']);
    expect(await digest()).toMatchObject({ days: [1] });
  });

  it.each(['pagi', 'in the morning', 'morning please'])('%s is asked back', async (typed) => {
    expect(labels(await ask(`digest ${typed}`))).toEqual(['06:00', '07:00', '‹ Back']);
  });

  it.each(['off', 'matikan', 'stop please', 'turn it off'])('%s: all arrives at once', async (typed) => {
    await ask('subscribe rusia-ukraina');
    await kit.commands.press(admin, 'lanes digest');
    expect(say(await ask(`digest ${typed}`))).toMatch(/^From now on, everything you follow arrives at once/);
    expect(say(await ask('digest'))).toContain('Nothing goes into it');
  });

  it.each(['zzzz', '6am 12pm 6pm 9pm 11pm'])(
    '%s changes nothing, and shows what can be tapped',
    async (typed) => {
      const card = await ask(`digest ${typed}`);
      expect(say(card)).toMatch(/Send up to four times/);
      expect(actions(card)).toContain('time 07:00');
      expect(await kit.store.chatCount()).toBe(0);
    },
  );
});

describe('in Indonesian', () => {
  const askIn = async (text: string) =>
    (await kit.ask(text, { ...admin, languageTag: 'id', person: null }))[0];
  const shown = async (text: string) => {
    const message = await askIn(text);
    return [say(message), ...labels(message)].join('\n');
  };

  it.each([
    'digest',
    'digest 07.15 18.30',
    'digest 7',
    'digest 7-9',
    'digest zzzz',
    'quiet',
    'quiet 22.30 06.15',
    'quiet 9-5',
    'quiet malam',
    'quiet 22.00',
    'quiet zzzz',
    'settings',
    'settings digest',
    'settings quiet',
    'mydata',
  ])('%s shows times with a full stop', async (typed) => {
    await askIn('quiet 22:30 06:15');
    const text = await shown(typed);
    expect(text.match(/\d\d:\d\d/g) ?? []).toEqual([]);
    expect(text).toMatch(/\d\d\.\d\d/);
  });

  it.each([
    ['digest', '07.15 18.30', '07:15 18:30'],
    ['digest', '7.15 dan 18.30', '7:15 dan 18:30'],
    ['quiet', '22.30 06.15', '22:30 06:15'],
    ['quiet', '22.30-06.15', '22:30-06:15'],
    ['quiet', '22.30–06.15', '22:30–06:15'],
    ['quiet', '22.30 s.d. 06.15 WIB', '22:30 s.d. 06:15 WIB'],
  ])('/%s %s is as good as %s', async (command, one, other) => {
    const settings = async () => (await kit.chat()).settings[command as 'digest' | 'quiet'];
    await askIn(`${command} ${one}`);
    const first = await settings();
    await askIn(`${command} off`);
    await askIn(`${command} ${other}`);
    expect(await settings()).toEqual(first);
  });

  it('what is chosen by a tap is what its button says', async () => {
    await kit.commands.press(
      { ...admin, languageTag: 'id' },
      actionOf(await askIn('quiet 9-5'), '21.00–05.00'),
    );
    expect(await quiet()).toEqual({ from: '21:00', to: '05:00' });
    await kit.commands.press({ ...admin, languageTag: 'id' }, actionOf(await askIn('digest'), '18.00'));
    expect(await digest()).toMatchObject({ times: ['07:00', '18:00'] });
  });
});

describe('/timezone', () => {
  it.each([
    ['+7', 'UTC+7'],
    ['utc +7', 'UTC+7'],
    ['GMT+07:00', 'UTC+7'],
    ['-5', 'UTC−5'],
    ['7', 'UTC+7'],
    ['UTC+05:30', 'Kolkata (UTC+5:30)'],
    ['jakarta dong', 'Jakarta (UTC+7)'],
    ['saya di jakarta', 'Jakarta (UTC+7)'],
    ['Jakarta Selatan', 'Jakarta (UTC+7)'],
    ['kota bandung', 'Jakarta (UTC+7)'],
    ['jogja', 'Jakarta (UTC+7)'],
    ['makasar', 'Makassar (UTC+8)'],
    ['surabya', 'Jakarta (UTC+7)'],
    ['waktu indonesia tengah', 'Makassar (UTC+8)'],
    ['London, UK', 'London (UTC+1)'],
    ['New York City', 'New York (UTC−4)'],
    ['nyc', 'New York (UTC−4)'],
    ['EST', 'New York (UTC−4)'],
    ['PST', 'Los Angeles (UTC−7)'],
  ])('%s offers %s first', async (typed, label) => {
    expect(labels(await ask(`timezone ${typed}`))[0]).toBe(label);
  });

  it.each(['zzzz', '99', '+25', 'UTC+15', '🙂'])('%s is no city', async (typed) => {
    expect(say(await ask(`timezone ${typed}`))).toContain("don't know a city");
  });
});
