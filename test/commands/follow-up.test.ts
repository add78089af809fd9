import { describe, expect, it } from 'vitest';
import { followedTopics } from '../../src/core/subscription.js';
import { admin, commandKit, conversation, labels, say } from './kit.js';

const kit = commandKit();
const answered = conversation(kit);

/** Says several things one after another, and gives the last answer. */
async function talk(...lines: string[]) {
  let last = await answered(lines[0] ?? '');
  for (const line of lines.slice(1)) last = await answered(line);
  return last;
}

/** What is followed, each by the first word of its id. */
const followed = async () =>
  followedTopics((await kit.store.chat(admin.chat))?.subscriptions ?? []).map((topic) => topic.split('-')[0]);

describe('what is said to a question', () => {
  it.each<[said: string[], topics: string[]]>([
    [['ikuti gempa', 'ya'], ['gempa']],
    [['follow earthquakes', 'yes plz'], ['gempa']],
    [
      ['follow tech and earthquakes', 'both'],
      ['teknologi', 'gempa'],
    ],
    [['follow tech and earthquakes', 'the second one'], ['gempa']],
    [['ikuti teknologi dan gempa', 'yg kedua'], ['gempa']],
    [['ikuti teknologi dan gempa', 'nomor 1'], ['teknologi']],
    [
      ['ikuti teknologi dan gempa', 'dua-duanya'],
      ['teknologi', 'gempa'],
    ],
    [['follow tech and earthquakes', 'yes'], []],
    [['follow tech and earthquakes', 'yes', 'the last one'], ['gempa']],
    [['follow earthquakes', 'no'], []],
    [['follow earthquakes', 'no', 'yes'], []],
    [['/subscribe gempa', '/subscribe teknologi', 'stop everything', 'yes'], []],
    [
      ['/subscribe gempa', '/subscribe teknologi', 'stop everything', 'no'],
      ['gempa', 'teknologi'],
    ],
    [['yes'], []],
    [['zzzz qqqq', 'yes'], []],
    [['zzzz qqqq', 'the first one'], []],
    [['/forgetme', 'no'], []],
    [['/subscribe gempa', '/forgetme', 'yes'], ['gempa']],
    [['/subscribe gempa', '/forgetme', 'the first one'], ['gempa']],
  ])('%s: %s', async (said, topics) => {
    await talk(...said);
    expect((await followed()).sort()).toEqual([...topics].sort());
  });

  it('is none after half an hour', async () => {
    await answered('ikuti gempa');
    kit.clock.jump(31 * 60_000);
    await answered('ya');
    expect(await followed()).toEqual([]);
  });

  it('shows the article of a headline, and what is older', async () => {
    await kit.record(12);
    expect(say(await talk('berita', 'yang kedua'))).toBe('POST Berita 11');
    expect(say(await talk('news', 'more'))).toContain('Berita 7');
    expect(say(await talk('news', 'more', 'next'))).toContain('Berita 2');
  });
});

describe('undo', () => {
  it.each<[said: string[], topics: string[]]>([
    [['/subscribe gempa', 'undo'], []],
    [['/subscribe gempa', 'batal'], []],
    [['/subscribe gempa', 'oops wrong topic'], []],
    [['/subscribe gempa', '[Undo]'], []],
    [['/subscribe gempa', 'undo', 'undo'], ['gempa']],
    [['/subscribe gempa', '/subscribe banjir', 'undo'], ['gempa']],
    [['/subscribe gempa', 'berita', 'batalkan yang tadi'], []],
    [['/subscribe gempa', 'berita', 'batal'], ['gempa']],
    [['/subscribe gempa', '/subscriptions', '[✖]', '[Undo]'], ['gempa']],
    [
      ['/subscribe gempa', '/subscribe banjir', 'stop everything', 'yes', 'wait, undo that'],
      ['gempa', 'banjir'],
    ],
    [['ikuti gempa', 'ya', 'eh jangan, kembalikan lagi'], []],
    [['follow tech and earthquakes', 'both', 'undo'], []],
    [['/subscribe gempa', '/forgetme', '[Yes]', 'undo'], []],
  ])('%s: %s', async (said, topics) => {
    await talk(...said);
    expect((await followed()).sort()).toEqual([...topics].sort());
  });

  it('brings back the words of a topic, and leaves what was changed since', async () => {
    await talk('/subscribe gempa -lelang', '/unsubscribe gempa');
    await kit.store.changeChat(admin.chat, (chat) => chat && { ...chat, language: 'id' });
    expect(say(await answered('undo'))).toContain('Gempa bumi');
    const { subscriptions, language } = await kit.chat();
    expect(subscriptions[0]?.intervals[0]).toMatchObject({ never: ['lelang'] });
    expect(language).toBe('id');
  });

  it.each([
    [['/quiet 22:00 06:00', 'undo'], 'Quiet hours: off'],
    [['/digest 9pm', 'undo'], 'every day, 07:00'],
    [['/subscribe gempa', '/mute gempa 1 week', 'undo'], 'Nothing is muted'],
    [['undo'], 'nothing to undo'],
  ])('%s says how it stands', async (said, line) => {
    expect(say(await talk(...said))).toContain(line);
  });

  it('only who may change what comes here takes it back', async () => {
    await kit.ask('subscribe t-3');
    const said = await kit.commands.runText({ ...admin, mayChange: async () => false }, '', 'undo');
    expect(say(said.messages[0])).toContain('Only admins');
    expect(await kit.wishes()).toEqual(['t-3']);
  });

  it('an old button takes nothing back that came later', async () => {
    const first = await answered('/subscribe gempa');
    const action = labels(first).indexOf('↩️ Undo');
    await answered('/subscribe banjir');
    const old = first?.kind === 'reply' ? first.buttons.flat()[action]?.action : '';
    expect((await kit.commands.press(admin, old ?? '')).notice).toContain('nothing to undo');
    expect(await followed()).toEqual(['gempa', 'banjir']);
  });
});

describe('who changes their mind', () => {
  it.each<[said: string[], label: string]>([
    [['ringkasan jam 7 pagi', 'eh jam 9 pagi'], '🗞 every day, 09:00'],
    [['digest weekdays at 6am', '[06:00]', 'make it 7am instead'], '🗞 Monday to Friday, 07:00'],
    [['digest mondays at 7am', '[07:00]', 'and Thursday too'], '🗞 on Mondays and Thursdays, 07:00'],
    [['/digest mon thu 7am', 'not on Thursday'], '🗞 on Mondays, 07:00'],
    [['/digest 7am', 'jam 8 pagi aja'], '🗞 every day, 08:00'],
    [['jangan kirim dari jam 10 malam sampai 5 pagi', 'eh sampai jam 6 pagi'], '🌙 22:00–06:00'],
    [['/subscribe gempa', 'mute gempa for a week', 'make that two weeks'], '🔕 Earthquakes · 2 weeks'],
    [
      ['/subscribe gempa', 'mute gempa for a week', '[1 week]', 'make that 3 days'],
      '🔕 Earthquakes · 3 days',
    ],
    [['/digest mon wed fri 8pm', 'minggu juga'], '🗞 on Mondays, Wednesdays, Fridays and Sundays, 20:00'],
    [['/digest mon wed fri 8pm', 'rabu ga usah'], '🗞 on Mondays and Fridays, 20:00'],
    [['/digest 8pm', 'only on Sundays please'], '🗞 on Sundays, 20:00'],
    [['/subscribe gempa', 'oops, I meant technology'], '↩️ Undo'],
    [['/subscribe gempa', 'mute that for a week'], '🔕 Earthquakes · 1 week'],
    [
      ['/subscribe gempa', '/subscribe banjir', 'remove the second one'],
      '✖ Stop following Floods & landslides',
    ],
    [
      ['/subscribe gempa', '/subscribe banjir', 'hapus yang terakhir'],
      '✖ Stop following Floods & landslides',
    ],
  ])('%s: %s', async (said, label) => {
    expect(labels(await talk(...said))).toContain(label);
  });
});

describe('what nobody offered is not done', () => {
  it.each([
    ['pas malam jangan', '🌙 off'],
    ['jangan kirim malam-malam', '🌙 21:00–22:00'],
    ['mute dulu sampai besok', 'Badminton'],
  ])('%s', async (said, label) => {
    await answered('/subscribe gempa');
    expect(labels(await answered(said)).join()).not.toContain(label);
  });

  it.each(['semua kecuali politik', 'everything except sports', 'skip sports'])(
    '%s follows and ends nothing',
    async (said) => {
      await answered('/subscribe gempa');
      expect(say(await answered(said))).toContain('I only send what you choose');
      expect(await followed()).toEqual(['gempa']);
    },
  );
});
