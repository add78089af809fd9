import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../adapters/console/format.js';
import { render as discordParts } from '../../adapters/discord/format.js';
import { render as telegramParts } from '../../adapters/telegram/format.js';
import type { Post, Reply } from '../../src/core/message.js';
import { messageFaults } from '../doubles/discord/validate.js';
import { readMessage } from '../doubles/telegram/messages.js';
import { makePost } from './discord/kit.js';

const sample: Post = { ...makePost(), isQuoted: true, hashtags: ['#Rusia'] };
const card: Reply = {
  kind: 'reply',
  lines: [[{ text: 'Tampilan', bold: true }]],
  buttons: [[{ label: 'ringkas', action: 'put style compact' }]],
  sample,
};

describe('a card with a sample', () => {
  it('in Telegram shows the post as it would come, with its picture, below the card', () => {
    const [part, ...others] = telegramParts(card);
    const [post] = telegramParts(sample);
    expect(others).toEqual([]);
    expect(part?.text).toBe(`<b>Tampilan</b>\n\n${post?.text}`);
    expect(part?.link_preview_options).toEqual(post?.link_preview_options);
    expect(part?.reply_markup?.inline_keyboard).toHaveLength(1);
    readMessage({ ...part, parse_mode: 'HTML' });
  });

  it('in Discord shows the post as its embed', () => {
    const [part, ...others] = discordParts(card);
    expect(others).toEqual([]);
    expect(part).toMatchObject({ content: '**Tampilan**', embeds: discordParts(sample)[0]?.embeds });
    expect(part?.components).toHaveLength(1);
    expect(messageFaults({ ...part })).toEqual([]);
  });

  it('in Discord shows a small picture at the side', () => {
    const [part] = discordParts({ ...card, sample: { ...sample, isImageSmall: true } });
    expect(part?.embeds?.[0]).toMatchObject({ thumbnail: { url: sample.image?.url } });
    expect(part?.embeds?.[0]).not.toHaveProperty('image');
  });

  it('in the terminal shows the post between the card and its buttons', () => {
    const look = { columns: 80, colours: false, links: false };
    const lines = formatMessage(card, look).split('\n');
    const order = ['Tampilan', sample.link, '#Rusia', '[1] ringkas'].map((text) => lines.indexOf(text));
    expect(order.every((place) => place > 0)).toBe(true);
    expect([...order].sort((left, right) => left - right)).toEqual(order);
  });

  it('nothing of it is shown where there is none', () => {
    const { sample: _, ...bare } = card;
    expect(telegramParts(bare)[0]?.link_preview_options).toEqual({ is_disabled: true });
    expect(discordParts(bare)[0]).not.toHaveProperty('embeds');
  });
});
