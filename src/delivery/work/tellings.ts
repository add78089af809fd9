import type { Article } from '../../core/article.js';
import type { Chat } from '../../core/chat.js';
import type { TopicId } from '../../core/topic.js';
import type { ResolvedEntry } from './resolve.js';

/** What a chat has pending of one story. */
export interface Telling {
  articles: [Article, ...Article[]];
  affair: string;
  /** Whether an earlier stage of its affair was posted. */
  isUpdate: boolean;
}

/** The articles by their stories, in the order of their first; each its own where the chat wants it so. */
export function groupByStory(resolved: readonly ResolvedEntry[], chat: Chat): Telling[] {
  const found = new Map<string, Telling>();
  const affairs = new Set<string>();
  for (const { article, earlier } of resolved) {
    const story = chat.settings.stories ? (article.story ?? article.id) : article.id;
    const known = found.get(story);
    if (known !== undefined) {
      known.articles.push(article);
      continue;
    }
    const affair = chat.settings.stories ? affairOf(article) : article.id;
    const isUpdate = earlier !== null || (article.affair != null && affairs.has(affair));
    affairs.add(affair);
    found.set(story, { articles: [article], affair, isUpdate });
  }
  return [...found.values()];
}

/** Stages of one affair next to each other, where the first of them stands. */
export function byAffair(tellings: readonly Telling[]): Telling[] {
  const affairs = new Map<string, Telling[]>();
  for (const each of tellings) affairs.set(each.affair, [...(affairs.get(each.affair) ?? []), each]);
  return [...affairs.values()].flat();
}

/** The affairs that several publishers carry first, by how many carry their widest stage; the others as they were. */
export function widestFirst(tellings: readonly Telling[]): Telling[] {
  const width = new Map<string, number>();
  for (const { affair, articles } of tellings) {
    const publishers = new Set(articles.map(({ publisher }) => publisher.id)).size;
    width.set(affair, Math.max(width.get(affair) ?? 1, publishers));
  }
  const widthOf = ({ affair }: Telling) => width.get(affair) ?? 1;
  return [...tellings].sort((left, right) => widthOf(right) - widthOf(left));
}

/** The affair that an article belongs to: its first article's id. */
const affairOf = ({ id, story, affair }: Article) => affair ?? story ?? id;

/** Each entry under the first of its topics; a later stage of an affair where the earlier one stands. */
export function byTopic(resolved: readonly ResolvedEntry[]): Map<TopicId, ResolvedEntry[]> {
  const found = new Map<TopicId, ResolvedEntry[]>();
  const topicOf = new Map<string, TopicId>();
  for (const each of resolved) {
    const affair = affairOf(each.article);
    const topic = topicOf.get(affair) ?? each.topics[0] ?? '';
    topicOf.set(affair, topic);
    found.set(topic, [...(found.get(topic) ?? []), each]);
  }
  return found;
}
