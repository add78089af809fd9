import type { Image } from './article.js';

/** A run of text as a person sees it. Never markup: each adapter escapes it for its platform. */
export type Span = string | { text: string; bold?: boolean; code?: boolean; link?: string };

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
  /** All authors as one phrase. */
  authors: string | null;
  publisher: string;
  /** The date of publication as a phrase. */
  date: string | null;
  /** The same as milliseconds since 1970, for platforms that show dates themselves. */
  publishedAt: number | null;
  image: Image | null;
  /** Says that it tells what came next of an affair, or that it is the corrected form of a post; null for most. */
  mark: string | null;
  /** The other publishers of the story, each with its article, behind what introduces them; null where there is none. */
  others: { label: string; links: readonly { text: string; link: string }[] } | null;
  /** Whether the platform may show the page's picture beside it. */
  preview: boolean;
  /** At most one row. */
  buttons: readonly (readonly Button[])[];
}

/** One headline of a list, with its facts as one phrase. */
export interface Headline {
  text: string;
  link: string;
  facts: string;
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
}

/** A file that comes with an answer. */
export interface TextFile {
  /** With its ending: `kabar.json`. */
  name: string;
  mediaType: string;
  text: string;
}

/** An answer to a person: lines of text, and rows of buttons under them. */
export interface Reply {
  kind: 'reply';
  lines: readonly Line[];
  buttons: readonly (readonly Button[])[];
  file?: TextFile;
}

/** Whatever an adapter can be asked to show. */
export type Message = Post | List | Reply;

/** A reply of plain lines without buttons. */
export function reply(...lines: Line[]): Reply {
  return { kind: 'reply', lines, buttons: [] };
}

/** The last line of a post: who wrote it, who publishes it, when, and whether it was corrected; what is unknown is left out with its separator. */
export function facts(post: Post): string {
  return [post.authors, post.publisher, post.date, post.mark].filter((part) => part !== null).join(' · ');
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

/** A list as lines: its title, each headline with its facts behind it, and what is said of the others; then its sections, each behind a blank line. */
export function listLines(list: List): Line[] {
  return [...sectionLines(list), ...list.sections.flatMap((section) => [[], ...sectionLines(section)])];
}

function sectionLines({ title, headlines, more }: Section): Line[] {
  const lines = headlines.map(({ text, link, facts }): Line => [{ text, link }, ` · ${facts}`]);
  return [[{ text: title, bold: true }], ...lines, ...(more === null ? [] : [[more]])];
}
