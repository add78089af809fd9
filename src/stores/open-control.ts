import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { KabarError } from '../core/errors.js';
import type { Store } from '../core/ports.js';
import { askOwner } from './lowdb/owner.js';
import { dataFolderOf, openStore, type StoreOptions } from './open-store.js';
import { type Ask, answersOf, lateAnswers, remoteAnswers, type StoreAnswers } from './shared/answers.js';

/** Asks about the data of an installation, whether a Kabar runs on them or not. */
export interface Control extends StoreAnswers {
  /**
   * Who answers: the Kabar that runs on the data folder, PostgreSQL, or this process, which opens the files at the first
   * question. `nobody`: there are no data yet, and no folder is made for a question.
   */
  readonly from: 'running' | 'database' | 'files' | 'nobody';
  close(): Promise<void>;
}

/**
 * Finds out who can answer about the data that the options name.
 * @throws KabarError when a Kabar of another version runs on them.
 */
export async function openControl(options: StoreOptions): Promise<Control> {
  const folder = dataFolderOf(options);
  if (folder === null) return openedHere('database', options);
  if ((await askOwner(folder, { ask: 'status' })) !== null) {
    return { from: 'running', ...remoteAnswers(askRunning(folder)), close: async () => {} };
  }
  return existsSync(folder) ? openedHere('files', options) : nobody;
}

function askRunning(folder: string): Ask {
  return async <T>(question: { ask: string }, schema: z.ZodType<T>): Promise<T> => {
    const answer = await askOwner(folder, question);
    if (answer === null) throw new KabarError('Kabar has ended meanwhile.', 'Run the command again.');
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new KabarError(
      'The running Kabar does not understand the question: it is of another version.',
      'Start it again with this one.',
    );
  };
}

/** Opens the store at the first question: most commands ask none of it. */
function openedHere(from: 'database' | 'files', options: StoreOptions): Control {
  let opening: Promise<Store> | null = null;
  const open = async () => {
    opening ??= openStore(options);
    return answersOf(await opening, () => options.clock.now());
  };
  return {
    from,
    ...lateAnswers(open),
    close: async () => {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}

const nobody: Control = {
  from: 'nobody',
  status: async () => ({ pid: null, head: 0, chats: 0, suspended: 0, refusals: 0 }),
  feeds: async () => [],
  latest: async () => [],
  explain: async () => ({ chat: null, article: null, facts: null, other: null }),
  dump: async () => ({ records: [], next: null, total: null }),
  say: async () => ({ chats: {}, had: 0, away: 0, quiet: 0, next: null }),
  followed: async () => ({}),
  close: async () => {},
};
