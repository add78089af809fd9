import type { Files, OpenFile, SourceFile } from '../../../src/stores/lowdb/files.js';

interface Node {
  text: Buffer;
  /** What the disk itself holds: what was there at the last fsync. */
  synced: Buffer;
  isFolder?: boolean;
}

/** What a cut takes away: a kill nothing, a power cut all or a part of what was not made durable. */
export type Cut = 'kill' | 'power' | 'names-only';

/** One operation that changes a file or a folder. */
export interface Operation {
  /** Counts from 1. */
  number: number;
  kind: 'create' | 'write' | 'truncate' | 'sync' | 'rename' | 'remove' | 'sync-folder';
  path: string;
}

/**
 * A disk in memory that keeps apart what was written and what was made durable, and that a test can break:
 * `onOperation` sees each operation before it happens and may throw. A write that it refuses has half happened.
 */
export class MemoryDisk implements Files {
  #names = new Map<string, Node>();
  #syncedNames = new Map<string, Node>();
  operations = 0;
  onOperation: (operation: Operation) => void = () => undefined;

  /** Puts other bytes in the place of a file, as a bad disk does; or a folder. */
  damage(path: string, bytes: Uint8Array | 'folder'): void {
    const text = bytes === 'folder' ? Buffer.alloc(0) : Buffer.from(bytes);
    const node = { text, synced: text, isFolder: bytes === 'folder' };
    this.#names.set(path, node);
    this.#syncedNames.set(path, node);
  }

  /** The paths of all files. */
  get paths(): string[] {
    return [...this.#names.keys()].sort();
  }

  #refuseFolder(path: string): void {
    if (this.#names.get(path)?.isFolder) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.#refuseFolder(path);
    return this.#names.get(path)?.text ?? null;
  }

  async openToRead(path: string): Promise<SourceFile | null> {
    const bytes = await this.read(path);
    const read = async (into: Uint8Array, position: number) => {
      const found = bytes?.subarray(position, position + into.length) ?? new Uint8Array();
      into.set(found);
      return found.length;
    };
    return bytes && { read, close: async () => undefined };
  }

  async list(folder: string): Promise<string[]> {
    return [...this.#names.keys()]
      .filter((path) => parent(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async makeFolder(): Promise<void> {}

  async create(path: string): Promise<OpenFile> {
    this.#operate('create', path);
    this.#refuseFolder(path);
    const node = { text: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#names.set(path, node);
    const write = (text: Uint8Array, position: number) => {
      const grown = Buffer.alloc(Math.max(node.text.length, position + text.length));
      grown.set(node.text);
      grown.set(text, position);
      node.text = grown;
    };
    return {
      write: async (text, position) => {
        try {
          this.#operate('write', path);
        } catch (error) {
          write(text.subarray(0, text.length / 2), position);
          throw error;
        }
        write(text, position);
      },
      truncate: async (length) => {
        this.#operate('truncate', path);
        node.text = node.text.subarray(0, length);
      },
      sync: async () => {
        this.#operate('sync', path);
        node.synced = node.text;
      },
      isRemoved: () => ![...this.#names.values()].includes(node),
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#operate('rename', from);
    const node = this.#names.get(from);
    this.#refuseFolder(to);
    if (node === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    this.#names.delete(from);
    this.#names.set(to, node);
  }

  async remove(path: string): Promise<void> {
    this.#operate('remove', path);
    this.#refuseFolder(path);
    this.#names.delete(path);
  }

  async syncFolder(folder: string): Promise<void> {
    this.#operate('sync-folder', folder);
    for (const path of [...this.#syncedNames.keys()])
      if (parent(path) === folder) this.#syncedNames.delete(path);
    for (const [path, node] of this.#names) if (parent(path) === folder) this.#syncedNames.set(path, node);
  }

  /** The disk as it is found after a cut. `names-only`: the folder is up to date, the files' texts are not. */
  after(cut: Cut): MemoryDisk {
    const disk = new MemoryDisk();
    for (const [path, node] of cut === 'power' ? this.#syncedNames : this.#names) {
      const text = cut === 'kill' ? node.text : node.synced;
      disk.damage(path, node.isFolder ? 'folder' : text);
    }
    return disk;
  }

  /** All names and texts, to compare disks by. The id of an installation is left out: it is random. */
  contents(): string {
    const all = [...this.#names].map(([path, { text }]) => `${path} ${text}`).sort();
    return all.join('\n').replace(/"installation":"[^"]*"/g, '');
  }

  #operate(kind: Operation['kind'], path: string): void {
    this.operations++;
    this.onOperation({ number: this.operations, kind, path });
  }
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
