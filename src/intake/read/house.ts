import { isGivenName } from '../../core/linguistics/given-names.js';
import { everyWord } from '../../core/linguistics/languages.js';
import { escapePattern, fold, words } from '../../core/text.js';
import { places } from './name-words.js';
import type { House } from './names.js';

/** Words that publishers add to their names, or leave out. */
const added = new Set(
  [...everyWord(({ bylines }) => `${bylines.roles} ${bylines.houses} ${bylines.vague}`)].map(fold),
);
/** A place behind a house's name. */
const placeTail = new RegExp(
  `(?<=\\S)\\s+(?:uk|us|usa|eu|id|${[...places].map(escapePattern).join('|')})$`,
  'iu',
);
const joined = (name: string) => words(name).join('');
const bare = (name: string) =>
  words(name)
    .filter((word) => !added.has(word))
    .join('');

/**
 * By what names a publisher calls itself: those given, their parts (`World | The Guardian`), and its host
 * (`news.detik.com` is detik, detikcom, detikNews).
 */
export function houseOf(url: string | null, names: readonly (string | null | undefined)[]): House {
  const own = new Set<string>();
  const add = (form: string) => {
    if (form.length > 1) own.add(form);
  };
  const tails = new Set<string>();
  const titles: string[] = [];
  const beginnings: string[] = [];
  for (const name of names) {
    if (!name) continue;
    const all = words(name);
    // `HS` of Helsingin Sanomat
    if (all.length > 1) add(all.map((word) => word[0]).join(''));
    if (all.length > 1 || /^\p{Lu}{3,}$/u.test(name.trim())) beginnings.push(`${all.join(' ')} `);
    for (let from = 0; from < all.length; from++) {
      const part = all.slice(from).join('');
      if (part.length > 2) tails.add(part);
    }
    for (const part of [name, ...name.split(/\s*[|>»·:]\s*|\s+[-–—]\s+/)]) {
      titles.push(`${words(part).join(' ')} `);
      add(joined(part));
      add(bare(part));
    }
  }
  const labels = url !== null && URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  labels.forEach((label, index) => {
    const plain = joined(label);
    if (
      plain.length < 3 ||
      plain === 'www' ||
      /^(?:com|net|org|info|news|blog|blogs|feeds?|rss)$/.test(plain)
    )
      return;
    const rest = labels.slice(index).map(joined).join('');
    for (const form of [plain, plain.replace(/^the/, ''), rest, `${plain}com`, `${plain}news`]) add(form);
  });
  // `Daily Planet News Desk` of dailyplanet.example
  const beginsAsOwn = (all: readonly string[]) =>
    all.some((_, index) => index > 1 && own.has(all.slice(0, index).join('')));
  // `Buten un Binnen` of `Radio Bremen: buten un binnen um 6`. `Jane Doe` of `Jane Doe at Night` is somebody.
  const beginsTitle = (all: readonly string[]) =>
    all.length > 1 && !all.some(isGivenName) && titles.some((title) => title.startsWith(`${all.join(' ')} `));
  // Also `BBC News, Moscow` and `Globe Indonesia`.
  return {
    isOwn: (name) => {
      const all = words(name);
      return (
        // `Jawa Pos Radar Malang`
        beginnings.some((own) => all.join(' ').startsWith(own)) ||
        beginsAsOwn(all) ||
        beginsTitle(all) ||
        [name, name.split(',')[0] ?? '', name.replace(placeTail, '')].some(
          (part) => own.has(joined(part)) || own.has(bare(part)),
        )
      );
    },
    isTail: (text) => own.has(joined(text)) || tails.has(joined(text)),
  };
}
