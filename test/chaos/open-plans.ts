import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Plans that the data folder holds unfinished: with none of their parts confirmed, and with some. */
export async function openPlans(dataDir: string): Promise<{ unsent: number; begun: number }> {
  const names = (await readdir(dataDir)).filter((name) => /^(journal-.*|chats\.json)$/.test(name)).sort();
  const sent = new Map<string, number>();
  for (const name of names) {
    const text = await readFile(join(dataDir, name), 'utf8');
    for (const [, kind, rest = ''] of text.matchAll(/"kind":"(plan|advance-plan|settle-plan)",(.*)/g)) {
      const id = /"plan":(?:\{"id":)?"([^"]+)"/.exec(rest)?.[1] ?? '';
      if (kind === 'plan') sent.set(id, 0);
      else if (kind === 'advance-plan') sent.set(id, 1);
      else sent.delete(id);
    }
  }
  const counts = [...sent.values()];
  return {
    unsent: counts.filter((count) => count === 0).length,
    begun: counts.filter((count) => count > 0).length,
  };
}
