import { z } from 'zod';
import { type Image, imageSchema } from './article.js';

/** A run of text as a person sees it. Never markup: each adapter escapes it for its platform. */
export type Span =
  | string
  | {
      text: string;
      bold?: boolean;
      code?: boolean;
      link?: string;
      /** The instant that the text names, in milliseconds: a platform may show it by each reader's own clock. */
      at?: number;
      /** A group of people that the text stands for, by the platform's id: shown by its name there. Nobody is called. */
      mention?: string;
      /** A quotation, shown short until it is opened where a platform can do that. */
      quote?: boolean;
    };

/** One line of a message. */
export type Line = readonly Span[];

/** A button under a message. `action` comes back when it is pressed: ASCII of bounded length, see `actionForm`. */
export interface Button {
  label: string;
  action: string;
}

/** An article as a chat shall see it: every text in the chat's language, dates in its zone. Null: unknown, left out. */
export interface Post {
  kind: 'post';
  /** Names of at most three topics by which it came here. */
  topics: readonly string[];
  headline: string;
  link: string;
  summary: string | null;
  /** Whether the summary is long, and shown as a quotation. Default: false. */
  isQuoted?: boolean | undefined;
  /** All authors as one phrase. */
  authors: string | null;
  publisher: string;
  /** The address of a square picture of the publisher. Default: none. */
  icon?: string | undefined;
  /** The date of publication as a phrase. */
  date: string | null;
  /** The same as milliseconds since 1970, for platforms that show dates themselves. */
  publishedAt: number | null;
  image: Image | null;
  /** Whether the image is shown small, beside the text. Default: false. */
  isImageSmall?: boolean | undefined;
  /** `#Gempa`, one for each topic, in a chat that wants them. Default: none. */
  hashtags?: readonly string[] | undefined;
  /** Says that it tells what came next of an affair, or that it is the corrected form of a post; null for most. */
  mark: string | null;
  /** The other publishers of the story, each with its article, behind what introduces them; null where there is none. */
  others: { label: string; links: readonly { text: string; link: string }[] } | null;
  /** Whether the platform may show the page's picture beside it. */
  preview: boolean;
  /** At most one row. */
  buttons: readonly (readonly Button[])[];
}

/** A {@link Post} as it is stored in a plan. */
export const postSchema = z.object({
  kind: z.literal('post'),
  topics: z.array(z.string()),
  headline: z.string(),
  link: z.string(),
  summary: z.string().nullable(),
  isQuoted: z.boolean().optional(),
  authors: z.string().nullable(),
  publisher: z.string(),
  icon: z.string().optional(),
  date: z.string().nullable(),
  publishedAt: z.number().nullable(),
  image: imageSchema.nullable(),
  isImageSmall: z.boolean().optional(),
  hashtags: z.array(z.string()).optional(),
  mark: z.string().nullable(),
  others: z
    .object({ label: z.string(), links: z.array(z.object({ text: z.string(), link: z.string() })) })
    .nullable(),
  preview: z.boolean(),
  buttons: z.array(z.array(z.object({ label: z.string(), action: z.string() }))),
}) satisfies z.ZodType<Post>;

/** One headline of a list. */
export interface Headline {
  text: string;
  link: string;
  /** Who tells it, as one phrase; empty where that was said just before. */
  facts: string;
  /** When it was published, as a phrase. Absent: unknown, or named among the facts by Kabar 0.1. */
  date?: string | undefined;
  /** The same in milliseconds since 1970. */
  at?: number | undefined;
  /** The beginning of the article; absent in a list of headlines alone. */
  lead?: string | undefined;
  /** The same for a page, on which each headline stands by itself; absent where there is none. */
  alone?: HeadlineAlone | undefined;
}

/** What a page says of a headline. Nothing is left out because it was said just before. */
export interface HeadlineAlone {
  facts: string;
  date: string | null;
  /** Null where none is known, or the chat wants none. */
  lead: string | null;
  /** Null for all but the story on top of a page. */
  image: Image | null;
}

/**
 * What a list has besides where a platform shows it like a page of a newspaper. The list says the same without it, but for
 * the leads.
 */
export interface Page {
  /** The day, as a phrase. */
  day: string;
  /** The story that stands above all others, by its place: a section (0: the list itself) and a headline of it, from 0. */
  top: { section: number; headline: number } | null;
  /** What the foot of the page says. */
  foot: string;
  buttons: readonly (readonly Button[])[];
}

/** Headlines under a title. */
export interface Section {
  title: string;
  headlines: readonly Headline[];
  /** What is said of those that are left out; null when none is. */
  more: string | null;
}

/** Several articles at once: what waited, newest first; or a digest, with a section for each topic. */
export interface List extends Section {
  kind: 'list';
  sections: readonly Section[];
  /** Absent where it is only told in messages. */
  page?: Page | undefined;
}

/** A file that comes with an answer. */
export interface TextFile {
  /** With its ending: `kabar.json`. */
  name: string;
  mediaType: string;
  text: string;
  /** What is shown in its place where a chat takes no files. Default: its text. */
  instead?: Line;
}

/** An answer to a person: lines of text, and rows of buttons under them. */
export interface Reply {
  kind: 'reply';
  lines: readonly Line[];
  buttons: readonly (readonly Button[])[];
  /** What a list of choices says before one is chosen, on platforms that show buttons so. */
  placeholder?: string;
  file?: TextFile;
  /** A post that stands below the lines, as the platform shows posts, without its buttons. Default: none. */
  sample?: Post;
}

/** Whatever an adapter can be asked to show. */
export type Message = Post | List | Reply;

/** A reply of plain lines without buttons. */
export function reply(...lines: Line[]): Reply {
  return { kind: 'reply', lines, buttons: [] };
}

/** The same message without anything to press. */
export function withoutButtons(message: Message): Message {
  return message.kind === 'list' ? message : { ...message, buttons: [] };
}

/** The last line of a post: who wrote it, who publishes it, when, and whether it was corrected; what is unknown is left out with its separator. */
export function factsLine({ authors, publisher, date, publishedAt, mark }: Post): Line {
  const when = date !== null && publishedAt !== null ? { text: date, at: publishedAt } : date;
  return joined([authors, publisher, when, mark]);
}

/** Spans with a dot between them; what is unknown or empty is left out. */
function joined(spans: readonly (Span | null)[]): Span[] {
  return spans
    .filter((span) => span !== null && span !== '')
    .flatMap((span, index) => (index === 0 ? [span as Span] : [' · ', span as Span]));
}

/** The line of a post that names the other publishers of its story, each with its link; null where there is none. */
export function othersLine({ others }: Post): Line | null {
  if (others === null) return null;
  const links = others.links.flatMap(({ text, link }, index): Span[] => [
    ...(index === 0 ? [] : [' · ']),
    { text, link },
  ]);
  return [`${others.label} `, ...links];
}

/** A list with the texts of its headlines, titles and facts changed; the same shape. */
export function mapList(list: List, change: (section: Section) => Section): List {
  return { kind: 'list', ...change(list), sections: list.sections.map(change) };
}

/**
 * A list as blocks of lines that belong together, with air between them: each headline with its lead and facts, the title
 * above the first one, and what is said of those that are left out.
 */
export function listBlocks(list: List): Line[][] {
  return [list, ...list.sections].flatMap(sectionBlocks);
}

/** The same as lines. */
export function listLines(list: List): Line[] {
  return listBlocks(list).flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}

function sectionBlocks({ title, headlines, more }: Section): Line[][] {
  const [first = [], ...others] = headlines.map(headlineLines);
  const blocks = [[[{ text: title, bold: true }], ...first], ...others];
  return more === null ? blocks : [...blocks, [[more]]];
}

/** A headline with its lead, and below it who tells it and when. */
export function headlineLines({ text, link, facts, date, at, lead }: Headline): Line[] {
  const when: Span | null = date === undefined ? null : at === undefined ? date : { text: date, at };
  const about = joined([facts, when]);
  return [
    [{ text, link }],
    ...(lead === undefined || lead === '' ? [] : [[lead]]),
    ...(about.length === 0 ? [] : [about]),
  ];
}
