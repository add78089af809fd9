import { type Language, spokenLanguage } from '../../src/core/language.js';

/** What the page itself says. What the bot says comes from the commands. */
export interface PageTexts {
  title: string;
  heading: string;
  /** Names of the navigation and of the row of commands, which are read aloud. */
  pages: string;
  shortcuts: string;
  placeholder: string;
  send: string;
  lost: string;
  failed: string;
  noScript: string;
  token: string;
  enter: string;
  wrong: string;
  tooMany: string;
}

const texts = {
  en: {
    title: 'Kabar',
    heading: 'Talk',
    pages: 'Pages',
    shortcuts: 'Commands',
    placeholder: 'Type a command, such as /topics',
    send: 'Send',
    lost: 'No connection to Kabar. Trying again…',
    failed: 'That did not reach Kabar. Please try again.',
    noScript: 'This page needs JavaScript.',
    token: 'Token (WEB_TOKEN)',
    enter: 'Enter',
    wrong: 'That is not the token.',
    tooMany: 'Too many attempts. Wait a little, then try again.',
  },
  id: {
    title: 'Kabar',
    heading: 'Mengobrol',
    pages: 'Halaman',
    shortcuts: 'Perintah',
    placeholder: 'Ketik perintah, misalnya /topics',
    send: 'Kirim',
    lost: 'Tidak tersambung ke Kabar. Mencoba lagi…',
    failed: 'Pesan tidak sampai ke Kabar. Silakan coba lagi.',
    noScript: 'Halaman ini memerlukan JavaScript.',
    token: 'Token (WEB_TOKEN)',
    enter: 'Masuk',
    wrong: 'Token itu salah.',
    tooMany: 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
  },
} satisfies Record<Language, PageTexts>;

/** The texts of a language. */
export function textsIn(language: Language): PageTexts {
  return texts[language];
}

/** The language tags that a browser asks for, the most wanted first. https://www.rfc-editor.org/rfc/rfc9110#field.accept-language */
function wantedTags(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
      return { tag, weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

/** The first tag of a language that Kabar speaks; else the first of all, null where there is none. */
export function bestTag(header: string | null): string | null {
  const tags = wantedTags(header);
  return tags.find((tag) => spokenLanguage(tag) !== null) ?? tags[0] ?? null;
}
