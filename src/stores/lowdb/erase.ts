import type { ChatId } from '../../core/chat.js';
import { type Files, replaceFile } from './files.js';
import { isAside, readBytes } from './set-aside.js';

/** How a chat's id stands in a file. */
export const writtenId = (chat: ChatId) => Buffer.from(JSON.stringify(chat).slice(1, -1));

/**
 * Takes every line that speaks of one of these chats out of the files that were set aside. What is damaged may have lost
 * the quotes around an id, so that a line with a longer id goes as well.
 */
export async function eraseFromAside(files: Files, folder: string, chats: readonly ChatId[]): Promise<void> {
  const ids = chats.map(writtenId);
  for (const name of (await files.list(folder)).filter(isAside)) {
    const path = `${folder}/${name}`;
    const bytes = await readBytes(files, path);
    if (bytes === null || bytes === 'folder' || !ids.some((id) => bytes.includes(id))) continue;
    // Byte for byte: what is damaged need not be text.
    const lines = bytes.toString('latin1').split('\n');
    const words = ids.map((id) => id.toString('latin1'));
    const kept = lines.filter((line) => !words.some((word) => line.includes(word)));
    await replaceFile(files, path, [Buffer.from(kept.join('\n'), 'latin1')]);
  }
}
