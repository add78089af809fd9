import { words } from '../../core/text.js';
import { readAuthors } from '../read/authors.js';

/** Words that make nobody's name: what is left without them must be one. */
const generic = new Set(
  (
    'the a an by and dan oleh tim team redaksi redaktur redactie staff newsroom news desk editor editors editorial ' +
    'admin administrator author penulis reporter reporters writer writers correspondent correspondents agency ' +
    'agencies wire service services user guest root webmaster anonymous anonim unknown null undefined none com co id net www ' +
    'online kontributor contributor contributors wartawan jurnalis liputan default superadmin content creator'
  ).split(' '),
);
const noName = /[@/\\<>{}[\]=_#]|\d{2}|\.(?:com|co|id|net|org)\b/i;

/** `Kontributor Banyuwangi, ` before the name. */
const office = /^\s*(?:kontributor|koresponden|laporan(?: wartawan)?)\s[^,]{2,40},\s*/i;

const joined = (name: string) => words(name).join('');
const bare = (name: string) =>
  words(name)
    .filter((word) => !generic.has(word))
    .join('');

/** Makes written authors into names: those of persons, or of a house that is not the publisher itself. */
export type NameReader = (written: readonly string[]) => string[];

/**
 * Knows by what names a publisher calls itself: those given, and its host (`news.detik.com` is detik,
 * detikcom, detikNews).
 */
export function nameReader(url: string, publisherNames: readonly (string | null | undefined)[]): NameReader {
  const own = new Set<string>();
  for (const name of publisherNames) {
    if (name) for (const form of [joined(name), bare(name)]) own.add(form);
  }
  const labels = URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  labels.forEach((label, index) => {
    const plain = joined(label);
    if (plain.length < 3) return;
    const rest = labels.slice(index).map(joined).join('');
    for (const form of [plain, plain.replace(/^the/, ''), rest, `${plain}com`, `${plain}news`]) own.add(form);
  });
  // Also `BBC News, Moscow`.
  const isOwn = (name: string) =>
    [name, name.split(',')[0] ?? ''].some((part) => own.has(joined(part)) || own.has(bare(part)));
  const isSomebody = (name: string) => bare(name).length > 1 && !noName.test(name) && !isOwn(name);
  return (written) =>
    readAuthors(written.filter(notAnAddress).map((text) => text.replace(office, ''))).filter(isSomebody);
}

/** `https://…`, `//…`, `facebook.com/somebody`, `@somebody`. */
function notAnAddress(text: string): boolean {
  return !/^\s*(?:(?:https?:)?\/\/|@|\S+\.\w{2,}\/)/i.test(text);
}
