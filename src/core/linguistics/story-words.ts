/** How an article tells, where that is another way than the plain news of an event. */
export const markNames = [
  'preview',
  'plan',
  'aftermath',
  'reaction',
  'saying',
  'listicle',
  'question',
  'comment',
  'partway',
  'sequel',
  'elapsed',
  'market',
] as const;

/** See {@link markNames}. */
export type Mark = (typeof markNames)[number];

/** What can have happened. Their order is that of the numbers by which stories know them: append only. */
export const eventNames = [
  'death',
  'funeral',
  'attack',
  'blast',
  'crash',
  'fire',
  'quake',
  'eruption',
  'flood',
  'storm',
  'landslide',
  'rescue',
  'search',
  'found',
  'injury',
  'arrest',
  'charge',
  'trial',
  'verdict',
  'sentence',
  'acquit',
  'appeal',
  'lawsuit',
  'probe',
  'win',
  'draw',
  'transfer',
  'resign',
  'sack',
  'appoint',
  'elect',
  'rise',
  'fall',
  'hold',
  'pass',
  'reject',
  'deal',
  'protest',
  'strike',
  'launch',
  'opening',
  'closing',
  'ban',
  'lift',
  'fine',
  'recall',
  'visit',
  'meeting',
  'family',
  'divorce',
  'birth',
  'hack',
  'layoff',
  'merger',
  'profit',
  'invest',
  'theft',
  'bribery',
  'drugs',
  'abuse',
  'kidnap',
  'disease',
  'aid',
  'record',
  'goal',
  'qualify',
  'exit',
  'award',
  'candidacy',
  'apology',
  'outage',
  'auction',
  'support',
  'bankrupt',
] as const;

/** See {@link eventNames}. */
export type EventName = (typeof eventNames)[number];

/** The rounds of a cup, from early ones to the last, and the title behind them. */
export const roundNames = ['sixteen', 'quarter', 'semi', 'final', 'title'] as const;

/** The steps of large numbers. */
export type Scale = 'thousand' | 'million' | 'billion' | 'trillion';

/** The words of a language by which articles about one event are recognised, all folded. */
export interface StoryWords {
  /** Words that say nothing of an event. */
  stopWords: string;
  /**
   * Words that mean the same, as groups parted by commas: a short form, and after `=` the words under which all are compared;
   * several short forms are parted by blanks.
   */
  forms: string;
  /** The days of the week from Sunday on; `-` for one whose name means something else too. */
  days: string;
  /** Numbers as words, from two on. */
  numbers: string;
  scales: Readonly<Record<Scale, string>>;
  /** Months by their first three letters, and whether the month may stand before the day. */
  dates: { months: string; monthFirst: boolean };
  /** What stands before and behind the time of a clock: `pukul 10.15 WIB`. Parts of patterns. */
  clock: { before?: RegExp; behind: RegExp };
  /** What is counted by numbers that look like years: `2000 people`. Parts of patterns. */
  counted: RegExp;
  /** Behind a share: `percent`. A part of a pattern. */
  percent: RegExp;
  /** What stands before and behind the magnitude of a quake. Parts of patterns for whole words. */
  magnitude: { before: RegExp; behind: RegExp };
  /** What in a headline, or for `elapsed` in its lead as well, shows a mark: parts of patterns for whole words. */
  marks: Readonly<Record<Mark, RegExp>>;
  /** What in the beginning of a lead tells that it has not happened yet: parts of patterns for whole words. */
  future: RegExp;
  /** The rounds of a cup, and what says that one is reached: parts of patterns for whole words, hyphens as blanks. */
  rounds: Readonly<Record<(typeof roundNames)[number], RegExp>>;
  reached: RegExp;
  /** What stands in a headline before what came earlier, or was the reason: parts of patterns for whole words. */
  earlier: RegExp;
  /** Words before somebody's age. */
  ages: string;
  /** Words after it. */
  years: string;
  /** Words before the name of a place. */
  where: string;
  /** What begins a headline that comes every day anew. */
  routine: RegExp;
  /** What can have happened; any form of the words is found. Phrases of two words hold `_` for a blank. */
  events: Readonly<Partial<Record<EventName, string>>>;
}
