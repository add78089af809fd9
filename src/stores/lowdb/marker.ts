import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { KabarError } from '../../core/errors.js';
import type { Installation, Log } from '../../core/ports.js';
import { type Files, replaceFile } from './files.js';

const insideName = 'kabar.json';

const markerSchema = z.object({
  installation: z.string(),
  format: z.number().int(),
  bareNoncesUntil: z.number().int().optional(),
});

/** What the markers say of a data folder. */
export interface Marked {
  /** The id of the installation; a new one where there is none yet. */
  installation: string;
  /** See `Installation`; null where no marker says it yet. */
  bareNoncesUntil: number | null;
  /** Whether the folder itself is marked: then its data files have to be there. */
  inside: boolean;
  /** Whether the marker beside the folder is there. */
  beside: boolean;
}

/** The marker beside a data folder: `data/db.kabar` for `data/db`. */
export function besidePath(folder: string): string {
  return join(dirname(folder), `${basename(folder)}.kabar`);
}

/**
 * Looks whether this folder is the one that Kabar used before. A marker inside cannot be seen while the
 * folder's disk is not mounted, so a second one lies beside it: if only that is there, the folder is an
 * empty mount point, and a fresh start in it would forget every chat.
 * Throws a KabarError then, and when the two name different installations.
 */
export async function inspectMarkers(files: Files, folder: string): Promise<Marked> {
  const beside = await readMarker(files, besidePath(folder));
  const inside = await readMarker(files, join(folder, insideName));
  if (inside !== null && inside.format > 1) {
    throw new KabarError(
      `${folder} was written by a newer Kabar.`,
      'Start the newer version, or set DATA_DIR to another folder.',
    );
  }
  if (beside !== null && inside === null && !(await hasData(files, folder))) {
    throw new KabarError(
      `${folder} is empty, though Kabar has kept its data there before.`,
      `Mount the disk that holds it, or restore a backup; to start afresh, remove ${besidePath(folder)}.`,
    );
  }
  if (beside !== null && inside !== null && beside.installation !== inside.installation) {
    throw new KabarError(
      `${folder} holds the data of another installation of Kabar than before.`,
      `Mount the disk that was used before; if this one is meant, remove ${besidePath(folder)}.`,
    );
  }
  const installation = inside?.installation ?? beside?.installation ?? randomUUID();
  const bareNoncesUntil = (inside ?? beside)?.bareNoncesUntil ?? null;
  return { installation, bareNoncesUntil, inside: inside !== null, beside: beside !== null };
}

/**
 * Writes the markers that are missing. The one beside is done without, with a warning, where nobody may write.
 * @param head the highest `seq` so far. A marker that does not speak of nonces was written by Kabar 0.1.
 */
export async function writeMarkers(
  files: Files,
  folder: string,
  marked: Marked,
  head: number,
  log: Log,
): Promise<Installation> {
  const { installation: id } = marked;
  const bareNoncesUntil = marked.bareNoncesUntil ?? head;
  const text = `${JSON.stringify({ installation: id, format: 1, bareNoncesUntil })}\n`;
  if (!marked.inside || marked.bareNoncesUntil === null)
    await replaceFile(files, join(folder, insideName), [text]);
  const installation = { id, bareNoncesUntil };
  if (marked.beside) return installation;
  try {
    await replaceFile(files, besidePath(folder), [text]);
  } catch (error) {
    log.warn(
      { marker: besidePath(folder), err: error },
      'No marker could be written beside the data folder: if it is ever not mounted, Kabar will start afresh in it.',
    );
  }
  return installation;
}

async function readMarker(files: Files, path: string): Promise<z.infer<typeof markerSchema> | null> {
  const bytes = await files.read(path);
  if (bytes === null) return null;
  try {
    return markerSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw new KabarError(`The marker ${path} is damaged.`, 'Remove it: Kabar writes it anew.', {
      cause: error instanceof SyntaxError ? undefined : error,
    });
  }
}

async function hasData(files: Files, folder: string): Promise<boolean> {
  const names = await files.list(folder);
  return names.some((name) => /^(?:articles|feeds|chats)\.json|^journal-/.test(name));
}
