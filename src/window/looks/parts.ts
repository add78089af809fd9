import { z } from 'zod';

/** A message of the Bot API as a look draws it. https://core.telegram.org/bots/api#sendmessage */
export const telegramPartSchema = z.object({
  text: z.string(),
  link_preview_options: z
    .object({
      url: z.string().optional(),
      is_disabled: z.boolean().optional(),
      prefer_small_media: z.boolean().optional(),
      show_above_text: z.boolean().optional(),
    })
    .optional(),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(z.object({ text: z.string() }))) }).optional(),
});

/** See {@link telegramPartSchema}. */
export type TelegramPart = z.infer<typeof telegramPartSchema>;

const embedSchema = z.object({
  title: z.string().optional(),
  url: z.string().optional(),
  description: z.string().optional(),
  author: z.object({ name: z.string() }).optional(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  footer: z.object({ text: z.string() }).optional(),
  timestamp: z.string().optional(),
  color: z.number().int().optional(),
  image: z.object({ url: z.string() }).optional(),
  thumbnail: z.object({ url: z.string() }).optional(),
});

/** See {@link discordPartSchema}. */
export type DiscordEmbed = z.infer<typeof embedSchema>;

/** A message of Discord's API as a look draws it. https://discord.com/developers/docs/resources/message#create-message */
export const discordPartSchema = z.object({
  content: z.string().optional(),
  embeds: z.array(embedSchema).optional(),
  components: z
    .array(z.object({ components: z.array(z.object({ label: z.string().optional() })) }))
    .optional(),
});

/** See {@link discordPartSchema}. */
export type DiscordPart = z.infer<typeof discordPartSchema>;

/** A message of runs of text, as the browser chat has it. */
export const linesPartSchema = z.object({
  lines: z.array(
    z.array(
      z.object({
        text: z.string(),
        bold: z.boolean().optional(),
        code: z.boolean().optional(),
        link: z.string().optional(),
      }),
    ),
  ),
  buttons: z.array(z.array(z.object({ label: z.string() }))),
});

/** See {@link linesPartSchema}. */
export type LinesPart = z.infer<typeof linesPartSchema>;
