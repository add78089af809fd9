/** Pages of sites that do not name their feeds, and where these are. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:\w+\.)?reddit\.com\/(r|user)\/([\w-]+)\/?$/i, 'https://www.reddit.com/$1/$2/.rss'],
  [/^https?:\/\/news\.google\.com\/(search\?|topics\/)(.+)$/i, 'https://news.google.com/rss/$1$2'],
  [
    /^https?:\/\/(?:\w+\.)?youtube\.com\/channel\/([\w-]+).*$/i,
    'https://www.youtube.com/feeds/videos.xml?channel_id=$1',
  ],
  [
    /^https?:\/\/(?:\w+\.)?youtube\.com\/playlist\?list=([\w-]+).*$/i,
    'https://www.youtube.com/feeds/videos.xml?playlist_id=$1',
  ],
  [
    /^https?:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(releases|tags|commits)\/?$/i,
    'https://github.com/$1/$2.atom',
  ],
];

/** The address of the feed of a page whose form is known: a subreddit, a search of Google News. Null for any other. */
export function knownFeed(address: string): string | null {
  const [pattern, feed] = known.find(([each]) => each.test(address)) ?? [];
  return pattern === undefined || feed === undefined ? null : address.replace(pattern, feed);
}
