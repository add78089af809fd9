import { dirname } from 'node:path';
import { z } from 'zod';
import { type Figure, figureKeyOf, figureSchema, figuresAge, hourOf } from '../../core/figures.js';
import { type AsideOptions, readBytes, setAside } from './set-aside.js';

const fileSchema = z.object({ version: z.literal(1), figures: z.array(figureSchema) });

/**
 * The file of hourly figures. It is read when it is first needed, and a fault in it keeps nobody from anything: what
 * cannot be read is set aside, and counting starts again.
 */
export class FigureFile {
  readonly #path: string;
  readonly #options: AsideOptions;
  #loading: Promise<Map<string, Figure>> | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** Set when a file is in the way that may not be replaced. */
  #isBlocked = false;

  constructor(path: string, options: AsideOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Adds figures and writes the file. Rejects when it cannot be written; then nothing was added. */
  add(added: readonly Figure[]): Promise<void> {
    // One after the other, so that each writes what the one before has added.
    const writing = this.#writing.then(async () => {
      const before = await this.#load();
      const sum = new Map(before);
      for (const figure of added) {
        const key = figureKeyOf(figure);
        sum.set(key, { ...figure, count: figure.count + (sum.get(key)?.count ?? 0) });
      }
      const oldest = hourOf(this.#options.clock.now() - figuresAge);
      for (const [key, { hour }] of sum) if (hour < oldest) sum.delete(key);
      if (!this.#isBlocked) await this.#write([...sum.values()]);
      this.#loading = Promise.resolve(sum);
    });
    this.#writing = writing.catch(() => {});
    return writing;
  }

  /** What is kept of the hours from `since` on, the oldest first. */
  async since(since: number): Promise<Figure[]> {
    const figures = [...(await this.#load()).values()];
    return figures.filter(({ hour }) => hour >= since).sort((left, right) => left.hour - right.hour);
  }

  /** Resolves when nothing is being written. */
  idle(): Promise<void> {
    return this.#writing;
  }

  #load(): Promise<Map<string, Figure>> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  async #read(): Promise<Map<string, Figure>> {
    const { files, log } = this.#options;
    try {
      const bytes = await readBytes(files, this.#path);
      if (bytes === null) return new Map();
      const read = bytes === 'folder' ? null : parsed(bytes.toString());
      if (read !== null) return new Map(read.map((figure) => [figureKeyOf(figure), figure]));
      const fault = bytes === 'folder' ? 'it is a folder' : 'it is not what was written';
      await setAside({ path: this.#path, fault }, this.#options);
    } catch (error) {
      this.#isBlocked = true;
      log.warn(
        { file: this.#path, err: error },
        'the hourly figures can neither be read nor set aside: those of this run are not kept',
      );
    }
    return new Map();
  }

  async #write(figures: readonly Figure[]): Promise<void> {
    const { files } = this.#options;
    const fresh = `${this.#path}.new`;
    const file = await files.create(fresh);
    try {
      await file.write(Buffer.from(JSON.stringify({ version: 1, figures })), 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(fresh, this.#path);
    await files.syncFolder(dirname(this.#path));
  }
}

function parsed(text: string): Figure[] | null {
  try {
    return fileSchema.parse(JSON.parse(text)).figures;
  } catch {
    return null;
  }
}
