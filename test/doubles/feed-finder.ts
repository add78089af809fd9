import { KabarError } from '../../src/core/errors.js';
import type { FeedFinder, FeedOffer } from '../../src/core/ports.js';

/** A web of one site with these feeds; each is of the one publisher of the catalog when it is added. */
export class FakeFeedFinder implements FeedFinder {
  offers: FeedOffer[] = [];
  readonly added: string[] = [];

  async find(address: string): Promise<FeedOffer[]> {
    if (address.includes('away')) throw new KabarError(`${address} cannot be fetched.`, 'Check the address.');
    return this.offers;
  }

  async add(id: string): Promise<string | null> {
    if (!this.offers.some((offer) => offer.id === id)) return null;
    this.added.push(id);
    return 'tribunnews';
  }
}
