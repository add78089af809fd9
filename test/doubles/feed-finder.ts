import { ownFeed } from '../../src/app/own-feed.js';
import { KabarError } from '../../src/core/errors.js';
import type { FollowedFeed } from '../../src/core/personal-feed.js';
import type { FeedFinder, FeedList, FeedOffer } from '../../src/core/ports.js';

/** A web of one site with these feeds; each is of the one publisher of the catalog when it is added. */
export class FakeFeedFinder implements FeedFinder {
  offers: FeedOffer[] = [];
  readonly added: string[] = [];
  /** Who looked, in their order; null for the operator. */
  readonly looked: (string | null)[] = [];
  /** Whether people have to wait, and whether there is no room for another feed. */
  state: 'usual' | 'busy' | 'full' = 'usual';

  async find(address: string, person?: string): Promise<FeedOffer[] | null> {
    this.looked.push(person ?? null);
    if (address.includes('away')) throw new KabarError(`${address} cannot be fetched.`, 'Check the address.');
    return this.state === 'busy' && person !== undefined ? null : this.offers;
  }

  async own(id: string): Promise<FollowedFeed | 'full' | null> {
    const offer = this.offers.find((each) => each.id === id);
    if (offer === undefined) return null;
    return this.state === 'full' ? 'full' : ownFeed({ ...offer, link: null, language: null, siteName: null });
  }

  /** What an OPML list holds; null: people have to wait. */
  list: FeedList | null = { own: [], publishers: [], known: 0, failed: [], left: 0 };
  /** With what lists were read. */
  readonly lists: { text: string; room: number }[] = [];

  async readList(body: Uint8Array, { room }: { room: number }): Promise<FeedList | null> {
    const text = Buffer.from(body).toString();
    if (!text.includes('<opml')) throw new KabarError('This is not an OPML list.', 'Export one.');
    this.lists.push({ text, room });
    return this.list;
  }

  writeList(own: readonly Omit<FollowedFeed, 'topic'>[], publishers: readonly string[]): string {
    return JSON.stringify([own.map(({ url }) => url), publishers]);
  }

  async add(id: string): Promise<string | null> {
    if (!this.offers.some((offer) => offer.id === id)) return null;
    this.added.push(id);
    return 'tribunnews';
  }
}
