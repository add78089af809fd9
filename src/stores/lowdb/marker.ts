import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { ChatId } from '../../core/chat.js';
import { KabarError } from '../../core/errors.js';
import type { Installation } from '../../core/ports.js';
import { cannotWrite, type Files, replaceFile } from './files.js';
import { sealedLine } from './line-file.js';
import { format, isNewer, unseal } from './seal.js';
import { type AsideOptions, type Damage, newerFault, readBytes, setAside } from './set-aside.js';

const insideName = 'kabar.json';
const copyName = 'kabar.json.copy';

/** How many log numbers are reserved at a time, so that the marker is written once for all of them. */
const reservedAtOnce = 1000;

/** Up to which number the log's numbers are reserved when this one is given. */
export const reservedBehind = (seq: number) => seq + reservedAtOnce;

const markerSchema = z.object({
  installation: z.string().min(1),
  format: z.number().int(),
  /** No number above this one was ever given to an entry of the log. */
  seq: z.number().int().default(0),
  /** Chats that were forgotten, and may still stand in files. */
  erasing: z.array(z.string()).default([]),
  /** See `Installation`. Version 0.1 did not write it. */
  bareNoncesUntil: z.number().int().optional(),
});

type MarkerData = z.infer<typeof markerSchema>;

/** What the markers say of a data folder. */
export interface MarkerState extends Omit<MarkerData, 'format' | 'bareNoncesUntil'> {
  /** See `Installation`; null where no marker says it yet. */
  bareNoncesUntil: number | null;
  /** Whether the folder itself is marked: then its data files have to be there. */
  inside: boolean;
  /** Whether the marker beside the folder is there. */
  beside: boolean;
  /** Whether version 0.1 may have written it. */
  isOld: boolean;
  /** Whether the markers inside are as they should be. */
  isWhole: boolean;
  /** Markers to be set aside. */
  damages: readonly Damage[];
}

/** The marker beside a data folder: `data/db.kabar` for `data/db`. */
function besidePath(folder: string): string {
  return join(dirname(folder), `${basename(folder)}.kabar`);
}

/**
 * Looks whether this folder is the one that Kabar used before. A marker inside cannot be seen while the
 * folder's disk is not mounted, so a second one lies beside it: if only that is there, the folder is an
 * empty mount point, and a fresh start in it would forget every chat. Changes nothing.
 * Throws a KabarError then, when the two name different installations, and when a newer Kabar wrote them.
 */
export async function inspectMarkers(files: Files, folder: string): Promise<MarkerState> {
  const damages: Damage[] = [];
  const read = (path: string) => readMarker(files, path, damages);
  const beside = await read(besidePath(folder));
  const [first, copy] = [await read(join(folder, insideName)), await read(join(folder, copyName))];
  const whole = [first, copy].filter((each) => typeof each === 'object');
  const isInside = first !== 'absent' || copy !== 'absent';
  if (beside !== 'absent' && !isInside && !(await hasData(files, folder))) {
    throw new KabarError(
      `${folder} is empty, though Kabar has kept its data there before.`,
      `Mount the disk that holds it, or restore a backup; to start afresh, remove ${besidePath(folder)}.`,
    );
  }
  const installation = whole[0]?.installation;
  const outer = typeof beside === 'object' ? beside.installation : undefined;
  const readable = typeof beside === 'object' ? [...whole, beside] : whole;
  const bareNoncesUntil =
    readable.find((each) => each.bareNoncesUntil !== undefined)?.bareNoncesUntil ?? null;
  if (installation !== undefined && outer !== undefined && installation !== outer) {
    throw new KabarError(
      `${folder} holds the data of another installation of Kabar than before.`,
      `Mount the disk that was used before; if this one is meant, remove ${besidePath(folder)}.`,
    );
  }
  return {
    installation: installation ?? outer ?? randomUUID(),
    // Kabar may have been killed between the two: what either knows holds.
    seq: Math.max(0, ...whole.map(({ seq }) => seq)),
    erasing: [...new Set(whole.flatMap(({ erasing }) => erasing))],
    inside: isInside,
    beside: typeof beside === 'object',
    isOld: whole.length === 0 || whole.some((each) => each.format < format),
    isWhole: whole.length === 2 && whole.every((each) => each.bareNoncesUntil !== undefined),
    bareNoncesUntil,
    damages,
  };
}

async function readMarker(
  files: Files,
  path: string,
  damages: Damage[],
): Promise<MarkerData | 'absent' | 'damaged'> {
  const bytes = await readBytes(files, path);
  if (bytes === null) return 'absent';
  const data = bytes === 'folder' ? null : parseMarker(bytes, path);
  if (data !== null) return data;
  damages.push({ path, fault: bytes === 'folder' ? 'it is a folder' : 'it is not a marker' });
  return 'damaged';
}

function parseMarker(bytes: Buffer, path: string): MarkerData | null {
  const text = bytes.toString();
  const sealed = text.endsWith('\n') ? unseal(bytes.subarray(0, -1)) : null;
  try {
    const value = JSON.parse(sealed ?? text);
    if (isNewer(value?.format, sealed !== null ? 'right' : 'crc' in value ? 'wrong' : 'none'))
      throw newerFault(path);
    // Version 0.1 wrote no checksums.
    return sealed === null && value.format >= format ? null : (markerSchema.safeParse(value).data ?? null);
  } catch (error) {
    if (error instanceof KabarError) throw error;
    return null;
  }
}

async function hasData(files: Files, folder: string): Promise<boolean> {
  const names = await files.list(folder);
  return names.some((name) => /^(?:articles|feeds|chats)\.json|^journal-/.test(name));
}

/** The marker in the data folder with its copy, and the one beside it. */
export class Marker {
  readonly installation: Installation;
  readonly #marked: MarkerState;
  readonly #folder: string;
  readonly #options: AsideOptions;
  #seq: number;
  /** Each with a number that is new whenever it is asked for again. */
  readonly #erasing: Map<ChatId, number>;
  #asked = 0;
  #isReserving = false;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param marked what the folder's markers say, or should.
   * @param head the highest `seq` so far: markers that do not speak of nonces were written by version 0.1.
   */
  constructor(marked: MarkerState, head: number, folder: string, options: AsideOptions) {
    this.installation = { id: marked.installation, bareNoncesUntil: marked.bareNoncesUntil ?? head };
    this.#marked = marked;
    this.#folder = folder;
    this.#options = options;
    this.#seq = marked.seq;
    this.#erasing = new Map(marked.erasing.map((chat) => [chat, 0]));
  }

  /** Writes the marker in the folder, unless it is as it should be, and sets damaged ones aside. */
  async writeInside(): Promise<void> {
    await this.#setAside((path) => path !== besidePath(this.#folder));
    if (!this.#marked.isWhole || this.#marked.isOld) await this.#write();
  }

  /** Writes the marker beside the folder, unless it is there. It is done without, with a warning, where nobody may write. */
  async writeBeside(): Promise<void> {
    if (this.#marked.beside) return;
    const path = besidePath(this.#folder);
    const { files, log } = this.#options;
    try {
      await this.#setAside((each) => each === path);
      await replaceFile(files, path, [sealedLine({ ...this.#identity, format })]);
    } catch (error) {
      log.warn(
        { marker: path, err: error },
        'no marker could be written beside the data folder: if it is ever not mounted, Kabar will start afresh in it',
      );
    }
  }

  async #setAside(isMeant: (path: string) => boolean): Promise<void> {
    for (const damage of this.#marked.damages)
      if (isMeant(damage.path)) await setAside(damage, this.#options);
  }

  get #identity() {
    return { installation: this.#marked.installation, bareNoncesUntil: this.installation.bareNoncesUntil };
  }

  /** No number above this one was given. */
  get seq(): number {
    return this.#seq;
  }

  /** Chats that were forgotten, and may still stand in files; each with a number that is new when it was forgotten again. */
  get erasing(): ReadonlyMap<ChatId, number> {
    return this.#erasing;
  }

  /** Null when the numbers up to this one may be given; else what resolves when they may. */
  reserve(seq: number): Promise<void> | null {
    if (seq > this.#seq) return this.#write(reservedBehind(seq));
    // In time, so that usually nobody has to wait.
    if (seq > this.#seq - reservedAtOnce / 2 && !this.#isReserving) void this.#reserveAhead(seq);
    return null;
  }

  async #reserveAhead(seq: number): Promise<void> {
    this.#isReserving = true;
    // Where it fails, it is tried again when the numbers are needed.
    await this.#write(reservedBehind(seq)).catch(() => undefined);
    this.#isReserving = false;
  }

  /** Remembers that these chats have to be erased from all files. */
  erase(chats: readonly ChatId[]): Promise<void> {
    for (const chat of chats) this.#erasing.set(chat, ++this.#asked);
    return this.#write();
  }

  /** Notes that these chats stand in no file any more; one that was forgotten again meanwhile does. */
  async erased(chats: ReadonlyMap<ChatId, number>): Promise<void> {
    for (const [chat, asked] of chats) if (this.#erasing.get(chat) === asked) this.#erasing.delete(chat);
    await this.#write();
  }

  /** Resolves when what was asked for so far is durable, or could not be written. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  #write(reserved = 0): Promise<void> {
    const result = this.#turn.then(async () => {
      const seq = Math.max(this.#seq, reserved);
      const erasing = [...this.#erasing.keys()];
      const text = sealedLine({ ...this.#identity, format, seq, erasing });
      try {
        for (const name of [copyName, insideName])
          await replaceFile(this.#options.files, join(this.#folder, name), [text]);
      } catch (error) {
        throw cannotWrite(this.#folder, error);
      }
      this.#seq = seq;
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
