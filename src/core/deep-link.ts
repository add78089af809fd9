/** What links to the bot bear beside a topic's id: at most 64 of `A-Z a-z 0-9 _ -`, which every platform takes. */
export const payloads = {
  /** Leads to choosing topics. */
  add: 'add',
  /** Leads to what is like an article. */
  more: (article: string) => `more_${article}`,
};

/** The article that a payload of `more` names; null for any other payload. */
export function articleOf(payload: string): string | null {
  return /^more_([0-9a-z]{1,12})$/.exec(payload)?.[1] ?? null;
}

/** The topic that a payload may name. It takes no colon, which stands in the ids of publishers. */
export function topicOf(payload: string): string {
  return payload.toLowerCase().replace('_', ':');
}
