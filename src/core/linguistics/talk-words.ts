/** The words of people who talk with Kabar, folded. Lists of words are written with spaces, of phrases with commas. */
export interface TalkWords {
  /** Polite words around what somebody asks for. Nobody looks for news by them. */
  courtesies: string;
  /** Words in which people wrap what they want: `can you send me … today`, `aku mau … aja`. */
  asking: string;
  /** Words around the name of a topic: `news about …`, `berita … terbaru`. */
  news: string;
  /** Words that ask for the newest articles where they stand alone. */
  anyNews: string;
  /** What points at something that both can see: `unfollow this`, `topik ini`. */
  pointing: string;
  /** What stands beside that: `following this post`, `kiriman ini`. */
  pointedAt: string;
  /** Between the names of several topics: `gempa dan banjir`. */
  joining: string;
  /** What takes away all that was asked for before: `/words bola hapus`. */
  clearing: string;
  /** What leaves open what is wanted, or wants it all. */
  everything: string;
  /** Between the sides of a name: `Persija vs Persib`. */
  betweenSides: string;
  /** What people leave out of a name, or put into it. */
  glue: string;
  /**
   * Phrases that people say for a command, by its name. What is as likely to be looked for in the news does not stand
   * here: `export`.
   */
  commands: Readonly<Record<string, string>>;
  /** Phrases of people who want to choose a setting, by its name. */
  settings: Readonly<Record<string, string>>;
  /** What can be turned off, by the command that does: `turn off the digest`. */
  things: Readonly<Record<'quiet' | 'digest', string>>;
  /** Phrases that thanks begin with. */
  thanks: string;
  /** Words that only answer: nobody looks for news by them. */
  nods: string;
  /** Phrases that answer the last answer: that it is right or wrong, that what it did be undone, that more be shown. */
  replies: Readonly<Record<'yes' | 'undo' | 'wrong' | 'more' | 'both', string>>;
  /** Phrases with which people take back what they said, before what they mean: `oops, I meant …`. */
  corrections: string;
  /** Words behind that: `… instead`. */
  correctionEnds: string;
  /** The first five of a row, and the last. */
  ordinals: string;
  /** What stands beside these: `the … one`. */
  besideOrdinals: string;
  /** Phrases of people who want to go back to where they can choose. */
  home: string;
  /** What stands in front of the place in which somebody lives, or behind it, where their clock is meant: `jam Makassar`. */
  beforePlace: string;
  behindPlace?: string;
  /** How people spell words of the phrases above, behind the word that it stands for: `jangan: jgn jngn`. */
  spellings: string;
  /** The ending of a word that is also written in another way: `matikan` as `matiin`. Default: none. */
  ending?: { full: string; spoken: string };
  spans: SpanWords;
}

/** The words for how long something is muted. All lists are written with commas. */
export interface SpanWords {
  minutes: string;
  hours: string;
  days: string;
  weeks: string;
  months: string;
  /** A single one: `an hour`. */
  one: string;
  /** Half of one: `half an hour`. */
  half: string;
  /** Two that are not counted: `a couple of days`. */
  two?: string;
  /** The same as the beginning of the word: `seminggu`. */
  oneBefore?: string;
  /** In front of a span: `for`. */
  during: string;
  /** In front of a point in time: `until`. */
  until: string;
  /** Times that are no number of hours: how long that is from now has to be asked. */
  openEnds: string;
  forEver: string;
}
