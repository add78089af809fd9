import { type APIGuildForumChannel, type APIGuildForumTag, type REST, Routes } from 'discord.js';
import type { Clock, Log } from '../../src/core/ports.js';
import { squash, truncate } from '../../src/core/text.js';
import { errorFacts } from './errors.js';

/** https://discord.com/developers/docs/resources/channel#forum-tag-object */
const limits = { name: 50, inForum: 20, onThread: 5 };

/** How long no further tag is made in a forum where that was refused, in milliseconds. */
const restMs = 3_600_000;

/** What is known of a forum when a thread is opened in it. */
export type Forum = Pick<APIGuildForumChannel, 'id' | 'available_tags' | 'flags'> & { guild_id?: string };

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-flags */
const requiresTag = 1 << 4;

/** Chooses the tags of a thread, and makes those that are missing where the bot may. */
export class Tags {
  readonly #rest: REST;
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #log: Log;
  readonly #restUntil = new Map<string, number>();

  constructor(rest: REST, clock: Pick<Clock, 'elapsed'>, log: Log) {
    this.#rest = rest;
    this.#clock = clock;
    this.#log = log;
  }

  /** The ids of the tags for these topics; where none fits and one is required, the first that anybody may choose. Never rejects. */
  async idsFor(forum: Forum, topics: readonly string[]): Promise<string[]> {
    const names = [...new Set(topics.map((topic) => truncate(squash(topic), limits.name)).filter(Boolean))];
    const tags = await this.#withMissing(forum, names.slice(0, limits.onThread));
    const free = tags.filter(({ moderated }) => !moderated);
    const chosen = names.flatMap((name) => free.find((tag) => isSame(tag.name, name))?.id ?? []);
    const isRequired = ((forum.flags ?? 0) & requiresTag) !== 0;
    const fallback = isRequired ? free.slice(0, 1).map(({ id }) => id) : [];
    return chosen.length > 0 ? chosen.slice(0, limits.onThread) : fallback;
  }

  async #withMissing(forum: Forum, names: readonly string[]): Promise<readonly APIGuildForumTag[]> {
    const { id, available_tags: tags = [] } = forum;
    const missing = names.filter((name) => !tags.some((tag) => isSame(tag.name, name)));
    const wanted = missing.slice(0, Math.max(0, limits.inForum - tags.length));
    const rests = (this.#restUntil.get(id) ?? 0) > this.#clock.elapsed();
    if (wanted.length === 0 || rests) return tags;
    try {
      // The list takes the place of the one before: those that are there keep their ids.
      const available_tags = [...tags.map(asGiven), ...wanted.map((name) => ({ name, moderated: false }))];
      const changed = (await this.#rest.patch(Routes.channel(id), { body: { available_tags } })) as Forum;
      return changed.available_tags;
    } catch (error) {
      this.#restUntil.set(id, this.#clock.elapsed() + restMs);
      this.#log.info(
        { channel: id, ...errorFacts(error) },
        'tags for topics could not be made in a forum: it goes on with those that are there',
      );
      return tags;
    }
  }
}

const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/** A tag as a change of its forum names it. */
const asGiven = ({ id, name, moderated, emoji_id, emoji_name }: APIGuildForumTag) => ({
  id,
  name,
  moderated,
  emoji_id,
  emoji_name,
});
