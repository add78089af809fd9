/** One message of a chat, as the run reads it: the numbers of the articles that it tells. */
export type Message =
  | { kind: 'post'; number: number }
  /** A part of a list; the first has the title with the count, the last may count those that are left out. */
  | { kind: 'part'; count: number | null; numbers: readonly number[]; more: number };

/** What became of one chat. */
export interface Verdict {
  /** The numbers that were told nowhere. */
  lost: number[];
  /** What came where another was to come, in words. */
  outOfOrder: string[];
  /** The places, in the row of messages, of those that say again what the one before them says. */
  repeats: number[];
  posts: number;
  lists: number;
}

/** In a list the facts stand right below a headline, and end with a time; in a post there is something else. */
const listedAlone = /^\[?Berita [^\n]*\n(?:[^\n]* · )?[^\n]*(?:\d\d[.:]\d\d|<t:\d+:R>)(?:\n|$)/;

/** The number of an article stands in its headline: `Berita 17 …`. */
const inHeadline = /Berita (\d+) /g;

/** Reads a message as a person sees it, in English or Indonesian; null for anything that tells no article of the run. */
export function readMessage(text: string): Message | null {
  const numbers = [...text.matchAll(inHeadline)].map((match) => Number(match[1]));
  const count = /^(?:\*\*)?(\d+) (?:new on|new article|berita baru)/.exec(text)?.[1];
  const more = Number(/(?:And|Dan) (\d+) (?:more|lagi)/.exec(text)?.[1] ?? 0);
  if (count === undefined && numbers.length === 1 && !listedAlone.test(text)) {
    return { kind: 'post', number: numbers[0] as number };
  }
  if (numbers.length === 0) return null;
  return { kind: 'part', count: count === undefined ? null : Number(count), numbers, more };
}

/** The parts of one list that have come so far, and what they are to tell: all up to `top`. */
interface OpenList {
  next: number;
  /** How many are still to be told, shown or counted. */
  left: number;
  top: number;
}

/**
 * Judges what one chat was told: each article from `first` to `last` once and in order, by itself, or inside a
 * list, which tells the newest first.
 * @param texts the chat's messages in the order of their arrival.
 */
export function judge(texts: readonly string[], first: number, last: number): Verdict {
  const verdict: Verdict = { lost: [], outOfOrder: [], repeats: [], posts: 0, lists: 0 };
  let expected = first;
  let list: OpenList | null = null;
  for (const [place, text] of texts.entries()) {
    const message = readMessage(text);
    if (message === null) continue;
    if (text === texts[place - 1]) {
      verdict.repeats.push(place);
      continue;
    }
    if (message.kind === 'post') {
      if (list !== null) verdict.outOfOrder.push(`a post of ${message.number} inside a list`);
      list = null;
      if (message.number !== expected)
        verdict.outOfOrder.push(`${message.number} where ${expected} was to come`);
      for (let number = expected; number < message.number; number++) verdict.lost.push(number);
      expected = Math.max(expected, message.number + 1);
      verdict.posts += 1;
      continue;
    }
    if (message.count !== null) {
      if (list !== null) verdict.outOfOrder.push('a list inside a list');
      list = { next: expected + message.count - 1, left: message.count, top: expected + message.count - 1 };
      verdict.lists += 1;
    }
    if (list === null) {
      verdict.outOfOrder.push(`a part with ${message.numbers} of no list`);
      continue;
    }
    for (const number of message.numbers) {
      if (number !== list.next) verdict.outOfOrder.push(`${number} in a list where ${list.next} was to come`);
      list.next = number - 1;
    }
    list.left -= message.numbers.length + message.more;
    if (list.left > 0) continue;
    expected = list.top + 1;
    list = null;
  }
  for (let number = expected; number <= last; number++) verdict.lost.push(number);
  return verdict;
}

/** What a chat was told, in short: `1 2 [5,4,3] 6`. */
export function inShort(texts: readonly string[]): string {
  return texts
    .map(readMessage)
    .map((message) => {
      if (message === null) return '?';
      if (message.kind === 'post') return String(message.number);
      const count = message.count === null ? '' : `${message.count}: `;
      return `[${count}${message.numbers}${message.more > 0 ? ` +${message.more}` : ''}]`;
    })
    .join(' ');
}
