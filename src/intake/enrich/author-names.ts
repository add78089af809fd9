import { readAuthors } from '../read/authors.js';
import { houseOf } from '../read/house.js';

/** Makes written authors into the names of persons. */
export type NameReader = (written: readonly string[]) => string[];

/** @param publisherNames by what names the publisher calls itself; its host tells others. */
export function nameReader(url: string, publisherNames: readonly (string | null | undefined)[]): NameReader {
  const house = houseOf(url, publisherNames);
  return (written) => readAuthors(written.filter(notAnAddress), house);
}

/** `https://…`, `//…`, `facebook.com/somebody`, `@somebody`. */
function notAnAddress(text: string): boolean {
  return !/^\s*(?:(?:https?:)?\/\/|@|\S+\.\w{2,}\/)/i.test(text);
}
