import { z } from 'zod';
import { type Figure, figureKeyOf, figureSchema, figuresAge, hourOf } from '../../core/figures.js';
import { replaceFile } from './files.js';
import { sealedLine } from './line-file.js';
import { unseal } from './seal.js';
import { type AsideOptions, readBytes, setAside } from './set-aside.js';

const fileSchema = z.object({ version: z.literal(1), figures: z.array(figureSchema) });

/**
 * The file of hourly figures: one line with its checksum. A fault in it keeps nobody from anything: what is not as it was
 * written is set aside when the file is opened, and counting starts again.
 */
export class FigureFile {
  readonly #path: string;
  readonly #options: AsideOptions;
  #figures = new Map<string, Figure>();
  #writing: Promise<void> = Promise.resolve();
  /** Set when a file is in the way that may not be replaced. */
  #isBlocked = false;

  private constructor(path: string, options: AsideOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Reads the file, if it is there. Never rejects. */
  static async open(path: string, options: AsideOptions): Promise<FigureFile> {
    const file = new FigureFile(path, options);
    await file.#read();
    return file;
  }

  /** Adds figures and writes the file. Rejects when it cannot be written; then nothing was added. */
  add(added: readonly Figure[]): Promise<void> {
    // One after the other, so that each writes what the one before has added.
    const writing = this.#writing.then(async () => {
      const sum = new Map(this.#figures);
      for (const figure of added) {
        const key = figureKeyOf(figure);
        sum.set(key, { ...figure, count: figure.count + (sum.get(key)?.count ?? 0) });
      }
      const oldest = hourOf(this.#options.clock.now() - figuresAge);
      for (const [key, { hour }] of sum) if (hour < oldest) sum.delete(key);
      if (!this.#isBlocked)
        await replaceFile(this.#options.files, this.#path, [
          sealedLine({ version: 1, figures: [...sum.values()] }),
        ]);
      this.#figures = sum;
    });
    this.#writing = writing.catch(() => {});
    return writing;
  }

  /** What is kept of the hours from `since` on, the oldest first. */
  since(since: number): Figure[] {
    const figures = [...this.#figures.values()];
    return figures.filter(({ hour }) => hour >= since).sort((left, right) => left.hour - right.hour);
  }

  /** Resolves when nothing is being written. */
  idle(): Promise<void> {
    return this.#writing;
  }

  async #read(): Promise<void> {
    const { files, log } = this.#options;
    try {
      const bytes = await readBytes(files, this.#path);
      if (bytes === null) return;
      const read = bytes === 'folder' ? null : parsed(bytes);
      if (read !== null) {
        this.#figures = new Map(read.map((figure) => [figureKeyOf(figure), figure]));
        return;
      }
      const fault = bytes === 'folder' ? 'it is a folder' : 'it is not what was written';
      await setAside({ path: this.#path, fault }, this.#options);
    } catch (error) {
      this.#isBlocked = true;
      log.warn(
        { file: this.#path, err: error },
        'the hourly figures can neither be read nor set aside: those of this run are not kept',
      );
    }
  }
}

function parsed(bytes: Buffer): Figure[] | null {
  const text = bytes.at(-1) === 0x0a ? unseal(bytes.subarray(0, -1)) : null;
  try {
    return fileSchema.parse(JSON.parse(text ?? '')).figures;
  } catch {
    return null;
  }
}
