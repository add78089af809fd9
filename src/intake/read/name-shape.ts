import { particle } from './name-words.js';

const maxWords = 6;

export function looksLikeName(text: string): boolean {
  if (/[@_=<>{}[\]#\\●]|(?<!\s[asd])\/|\d|https?:|\bwww\.|[!?…：]|:$/.test(text)) return false;
  if (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}]/u.test(text))
    return text.length >= 2 && text.length <= 20 && !/\p{sc=Han}{7}|[:~()]/u.test(text);
  const all = text.split(' ');
  // `J. D.`, `GM FRK.`: nobody is called so.
  if (/^(?:(?:\p{Lu}\.|[B-DF-HJ-NP-TV-XZ]{2,3}\.?(?=\s|$))\s?)+$/u.test(text)) return false;
  if (all.length > maxWords + (text.includes(',') ? 2 : 0)) return false;
  if (!/[\p{Lu}\p{Ll}]/u.test(text)) return /\p{Lo}\p{M}*\p{Lo}/u.test(text);
  if (all.length === 1) {
    // `christian.stadler`, `jdoe`, `AFP`, `NewsBot`, `Example.com`
    return (
      /^\p{Lu}\.?$/u.test(text) ||
      /^(?:\p{Lu}['’])?\p{Lu}[\p{Ll}\p{M}’'-]+(?:-\p{Lu}[\p{Ll}\p{M}’']+)?$/u.test(text)
    );
  }
  if (isLowerCase(all)) return all.length <= 3;
  return (
    all.every((word) => isNameWord(word)) &&
    /^\p{Lu}|^(?:van|von|de|d|del|da|di|al|el|bin|ter|ten|la|le)\b|^['’]t\s/iu.test(text)
  );
}

const isLowerCase = (all: readonly string[]) =>
  all.every((word) => /^\p{Ll}[\p{Ll}\p{M}'’-]*$/u.test(word)) &&
  all.every((word) => !particle.test(word) || all.length > 2);

function isNameWord(word: string): boolean {
  if (particle.test(word.replace(/,$/, ''))) return true;
  return (
    /^["“'‘(]?(?:d['’]|l['’]|al-|el-|an-|as-|ibn-)?\p{Lu}[\p{L}\p{M}.'’‘`-]*["”'’)]?,?$/iu.test(word) &&
    !/^\p{Ll}/u.test(word.replace(/^(?:d['’]|l['’]|al-|el-|an-|as-)/, '')) &&
    !/\p{L}\.\p{L}{2,}/u.test(word.replace(/^(?:\p{Lu}\p{L}{0,3}\.)+/u, ''))
  );
}

/** `JANE DOE` and `jane doe` are Jane Doe. */
export function inTitleCase(written: string): string {
  // `BUDI SANTOSO, S.Pd.`
  const [text = '', degrees = ''] = written.split(/(?=, \p{Lu}\p{L}{0,3}\.)(.*)/su);
  const all = text.split(' ');
  // `CHARLES McDERMID`
  const plain = text.replace(/(?<!\p{L})Mc(?=\p{Lu}{2})/gu, '');
  const isCapitals = all.length > 1 && !/\p{Ll}/u.test(plain) && /\p{Lu}{3}/u.test(text);
  if (!isCapitals && !(all.length > 1 && isLowerCase(all))) return written;
  const cased = all
    .map((word) => {
      const lower = word.toLowerCase();
      if (particle.test(lower) && word !== all[0] && word !== all.at(-1)) return lower;
      if (/^(?:\p{Lu}\.)+\p{Lu}?\.?$/u.test(word) || /^(?:II|III|IV)$/.test(word)) return word;
      return lower
        .replace(/(?:^|[-'’.])\p{L}/gu, (found) => found.toUpperCase())
        .replace(/^Mc\p{L}/u, (found) => `Mc${(found[2] as string).toUpperCase()}`);
    })
    .join(' ');
  return cased + degrees;
}
