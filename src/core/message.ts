import type { Image } from './article.js';

/** A run of text as a person sees it. Never markup: each adapter escapes it for its platform. */
export type Span = string | { text: string; bold?: boolean; code?: boolean; link?: string };

/** One line of a message. */
export type Line = readonly Span[];

/** A button under a message. `action` comes back when it is pressed: at most 64 bytes of ASCII. */
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
  /** Says that this is the corrected form of a post that was there before; null for the first form. */
  mark: string | null;
}

/** One headline of a list, with its facts as one phrase. */
export interface Headline {
  text: string;
  link: string;
  facts: string;
}

/** Several articles at once: what waited, newest first. */
export interface List {
  kind: 'list';
  title: string;
  headlines: readonly Headline[];
  /** What is said of those that are left out; null when none is. */
  more: string | null;
}

/** An answer to a person: lines of text, and rows of buttons under them. */
export interface Reply {
  kind: 'reply';
  lines: readonly Line[];
  buttons: readonly (readonly Button[])[];
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

/** A list as lines: its title, each headline with its facts behind it, and what is said of the others. */
export function listLines({ title, headlines, more }: List): Line[] {
  const lines = headlines.map(({ text, link, facts }): Line => [{ text, link }, ` · ${facts}`]);
  return [[{ text: title, bold: true }], ...lines, ...(more === null ? [] : [[more]])];
}
