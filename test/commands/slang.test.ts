import { describe, expect, it } from 'vitest';
import { actionOf, actions, admin, commandKit, conversation, labels, say } from './kit.js';

const kit = commandKit();
const answered = conversation(kit);

describe('what people write in a hurry', () => {
  it.each([
    ['brenti', 'You follow'],
    ['gimana cara brenti', 'You follow'],
    ['stop spamming me', 'You follow'],
    ['how do i stop this', 'You follow'],
    ['leave me alone', 'You follow'],
    ['why nothing arrives', 'You follow'],
    ['kok ga ada berita masuk', 'You follow'],
    ['apa aja yg gw ikutin', 'You follow'],
    ['knp gw dapet ini', 'Reply to one of my posts'],
    ['what can u do', 'What you can ask me'],
    ['cara pakenya gmn', 'What you can ask me'],
    ['gw gak ngerti bhs', 'Nothing found'],
    ['gw ga ngerti bahasa inggris', 'Which languages do you read'],
    ['ga usah pake gambar', 'Pictures'],
    ['beritanya kepanjangan', 'How much of an article'],
    ['jangan ada suaranya', 'sound'],
    ['apus data gw', 'What I keep about this chat'],
    ['nyalain lagi', 'Nothing is muted'],
    ['mau ganti jam kirim', 'Digest'],
    ['bot ini bisa masuk grup?', 'I am Kabar'],
    ['how do i add you to my group', 'I am Kabar'],
    ['are you alive?', 'I am Kabar'],
    ['go back', 'What would you like to do?'],
    ['balik', 'What would you like to do?'],
    ['london time', 'Which one is yours?'],
    ["I'm in London", 'Which one is yours?'],
    ['gw di makassar', 'Which one is yours?'],
    ['jam Makassar', 'Which one is yours?'],
    ['WITA', 'Which one is yours?'],
    ['UTC+8', 'Which one is yours?'],
    ['what did you send me yesterday?', 'Nothing on'],
    ['10 berita terbaru', 'Nothing on'],
    ['send me the top 10', 'Nothing on'],
  ])('%s is understood: %s', async (typed, said) => {
    await answered('/subscribe gempa');
    const before = await kit.chat();
    expect(say(await answered(typed))).toContain(said);
    expect(await kit.chat()).toEqual(before);
  });

  it.each([
    ['bisuin gempa sampe besok jam 7 pagi', '🔕 Earthquakes · until Wed 19 Jun, 07:00 WIB'],
    ['matiin gempa 3 hari', '🔕 Earthquakes · 3 days'],
    ['jam tenang dari jam 10 malem sampe 5 subuh', '🌙 22:00–05:00'],
    ['do not disturb me between 11pm and 7am', '🌙 23:00–07:00'],
    ["don't text me after 10pm", '🌙 22:00–06:00'],
    ['turn off quiet hours', '🌙 off'],
    ['matiin jam tenang', '🌙 off'],
    ['stop the digest', '⚡ Everything at once'],
    ['digest every monday at 8am', '🗞 on Mondays, 08:00'],
    ['ringkasan jam setengah delapan pagi sama jam 6 sore', '🗞 every day, 07:30, 18:00'],
    ['send me the news at 8 am', '🗞 every day, 08:00'],
  ])('%s is one tap away: %s', async (typed, label) => {
    await answered('/subscribe gempa');
    expect(labels(await answered(typed))).toContain(label);
  });

  it('who says when they sleep does not end quiet hours', async () => {
    expect(labels(await answered("don't message me while i sleep")).join()).not.toContain('🌙 off');
  });

  it('the button sets days and times of the digest', async () => {
    const card = await answered('digest every monday at 8am');
    await kit.commands.press(admin, actionOf(card, '🗞'));
    expect((await kit.chat()).settings.digest).toEqual({ days: [1], times: ['08:00'] });
  });

  it.each(['jam 10', 'prime time', 'full time', 'dinner time', 'waktu luang', 'I am in love', 'back pain'])(
    '%s is no place, and no way back',
    async (typed) => {
      expect(say(await answered(typed))).not.toMatch(/Which one is yours|What would you like/);
    },
  );

  it('offers help where nothing is found', async () => {
    const card = await answered('my cat has three legs');
    expect(say(card)).toContain('tap Help');
    expect(actions(card)).toContain('help');
  });
});

describe('a word behind a slash', () => {
  it.each([
    ['/langganan gempa', 'You now follow “Earthquakes”'],
    ['/berhenti gempa', 'You follow nothing here yet'],
    ['/terbaru', 'Nothing yet'],
    ['/stop', 'You follow nothing here yet'],
    ['/bantuan', 'What you can ask me'],
    ['/cari zzzz', 'Nothing found'],
  ])('%s is the command that it stands for', async (typed, said) => {
    expect(say(await answered(typed))).toContain(said);
  });

  it('is refused to whoever may change nothing', async () => {
    const { messages } = await kit.commands.runText(
      { ...admin, mayChange: async () => false },
      'langganan',
      'gempa',
    );
    expect(say(messages[0])).toContain('Only admins');
  });
});

describe('to stop everything', () => {
  it.each(['/unsubscribe all', 'unsubscribe me from everything', 'stop semuanya'])(
    '%s asks first',
    async (typed) => {
      await answered('/subscribe gempa');
      await answered('/follow nuklir');
      const card = await answered(typed);
      expect(say(card)).toContain('Stop following everything (2 topics)?');
      expect((await kit.wishes()).length).toBe(2);
      const { notice } = await kit.commands.press(admin, actionOf(card, 'Yes'));
      expect(notice).toContain('You follow nothing here any more');
      expect(await kit.wishes()).toEqual([]);
    },
  );
});

describe('/settings with what a setting shall be', () => {
  it.each([
    ['/settings pictures off', 'Should posts show a picture?'],
    ['/settings lang indonesian', 'Which language should I speak?'],
  ])('%s opens it', async (typed, said) => expect(say(await answered(typed))).toContain(said));
});
