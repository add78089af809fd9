import { describe, expect, it } from 'vitest';
import type { BrowseQuestion } from '../../../src/core/ports/browse.js';
import type { Asker, Commands } from '../../../src/core/ports.js';
import { makePost } from '../discord/kit.js';
import { ana, connected, moving, until } from './setup.js';

const image = { url: 'https://cdn.example.com/a.jpg', credit: null };
const posts = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(from + index).padStart(12, '0'),
    post: makePost({ headline: `Berita ${from + index}`, image, buttons: [] }),
  }));

/** A Kabar that finds what it is given, and keeps what it was asked. */
async function finding(found: Awaited<ReturnType<Commands['browse']>>) {
  const made = await connected();
  const asked: { asker: Asker; question: BrowseQuestion }[] = [];
  made.commands.browse = async (asker, question) => {
    asked.push({ asker, question });
    return found;
  };
  const { elsewhere } = made.server;
  const answerTo = (id: string) => made.server.waitFor(() => elsewhere.answerTo(id), 'an answer');
  return { ...made, asked, elsewhere, answerTo };
}

describe('a question from anywhere', () => {
  it('is answered with articles that look like posts when they are chosen', async () => {
    const { elsewhere, answerTo, asked, telegram } = await finding({
      posts: posts(2),
      hasMore: false,
      none: null,
    });
    const { results, ...answer } = await answerTo(elsewhere.types(ana, 'putin'));
    expect(answer).toMatchObject({ nextOffset: '', cacheTime: 60, isPersonal: true });
    expect(results.map(({ title, picture }) => [title, picture])).toEqual([
      ['Berita 0', image.url],
      ['Berita 1', image.url],
    ]);
    expect(results[0]?.description).toMatch(/^Tribunnews · .*2024|^Tribunnews · /);
    const [part] = telegram.render(posts(1)[0]?.post as never) as {
      text: string;
      link_preview_options: object;
    }[];
    expect(results[0]?.payload).toMatchObject({
      input_message_content: { message_text: part?.text, link_preview_options: part?.link_preview_options },
    });
    expect(asked[0]).toMatchObject({
      asker: { chat: 'telegram:77', person: 'telegram:77', languageTag: 'id', kind: 'private' },
      question: { typed: 'putin', offset: 0, isTyping: true },
    });
    expect(await asked[0]?.asker.mayChange()).toBe(false);
  });

  it('has pages', async () => {
    const { elsewhere, answerTo, asked } = await finding({ posts: posts(20), hasMore: true, none: null });
    const { nextOffset } = await answerTo(elsewhere.types(ana, ''));
    await answerTo(elsewhere.types(ana, '', nextOffset));
    expect(asked.map(({ question }) => question.offset)).toEqual([0, 20]);
    for (const altered of ['-1', '1e9', 'x', '9'.repeat(64)])
      await answerTo(elsewhere.types(ana, '', altered));
    expect(asked.slice(2).map(({ question }) => question.offset)).toEqual([0, 0, 0, 0]);
  });

  it('is answered with nothing for whoever gets nothing', async () => {
    const { elsewhere, answerTo } = await finding({ posts: [], hasMore: false, none: null });
    expect(await answerTo(elsewhere.types(ana, 'putin'))).toMatchObject({ results: [], isPersonal: true });
  });

  it('is answered without pictures where Telegram refuses one of them', async () => {
    const { elsewhere, answerTo, server } = await finding({ posts: posts(2), hasMore: false, none: null });
    server.fail(
      { error_code: 400, description: 'Bad Request: WEBDOCUMENT_URL_INVALID' },
      { method: 'answerInlineQuery' },
    );
    const { results } = await answerTo(elsewhere.types(ana, 'putin'));
    expect(results.map(({ picture }) => picture)).toEqual([null, null]);
    expect(results[0]?.text).toContain('Berita 0');
  });

  it('that is too old is let go, once and without an error', async () => {
    const { elsewhere, server, log, commands } = await finding({
      posts: posts(1),
      hasMore: false,
      none: null,
    });
    const { browse } = commands;
    commands.browse = (...given) => {
      elsewhere.expires(id);
      return browse(...given);
    };
    const id = elsewhere.types(ana, 'putin');
    const said = () => log.lines.find(({ message }) => message.endsWith('answered too late'));
    await until(said, 'a word in the log');
    expect(server.calls.filter((call) => call === 'answerInlineQuery')).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('keeps no chat waiting, and waits for none', async () => {
    const { elsewhere, clock, commands, server } = await finding({
      posts: posts(1),
      hasMore: false,
      none: null,
    });
    let open = () => {};
    commands.gate = () =>
      new Promise((resolve) => {
        open = resolve;
      });
    server.userSays({ id: 77, type: 'private' }, ana, '/latest');
    const id = elsewhere.types(ana, 'putin');
    await moving(clock, () => elsewhere.answerTo(id));
    expect(server.messages).toEqual([]);
    open();
  });
});

describe('a mention where the bot is not', () => {
  it('is answered with the newest article on the words beside it', async () => {
    const { elsewhere, answerTo, asked } = await finding({ posts: posts(1), hasMore: true, none: null });
    const { results } = await answerTo(elsewhere.mentions(ana, 'eh @Kabar_Test_Bot putin korea'));
    expect(results.map(({ text }) => text)).toEqual([expect.stringContaining('Berita 0')]);
    await answerTo(elsewhere.mentions(ana, '/search@kabar_test_bot putin'));
    expect(asked.map(({ question }) => question)).toEqual([
      { typed: 'eh   putin korea', offset: 0, limit: 1, isTyping: false },
      { typed: 'putin', offset: 0, limit: 1, isTyping: false },
    ]);
  });

  it('is told that there is nothing', async () => {
    const { elsewhere, answerTo } = await finding({ posts: [], hasMore: false, none: 'Tidak ada.' });
    expect((await answerTo(elsewhere.mentions(ana, '@kabar_test_bot xyz'))).results[0]?.text).toBe(
      'Tidak ada.',
    );
  });

  it('is left alone where nothing is to be said, and where nobody can be told', async () => {
    const { elsewhere, answerTo, commands, asked } = await finding({ posts: [], hasMore: false, none: null });
    elsewhere.mentions(null, '@kabar_test_bot a');
    elsewhere.mentions(ana, '@kabar_test_bot b');
    await until(() => asked[0], 'the second one');
    commands.browse = async () => ({ posts: posts(1), hasMore: false, none: null });
    await answerTo(elsewhere.mentions(ana, '@kabar_test_bot c'));
    expect(elsewhere.answers).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
});
