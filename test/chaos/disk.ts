import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A data folder whose disk can be full or read-only: a small one of its own, else faults that are injected. */
export interface Disk {
  readonly how: 'tmpfs' | 'injected';
  /** The module to load before Kabar. */
  readonly preload: string;
  fill(): void;
  forbid(): void;
  mend(): void;
  remove(): void;
}

/** Mounts a disk of 16 MB at the folder, which can be full; injects faults where this process may not mount, and read-only disks. */
export function breakableDisk(dataDir: string, control: string): Disk {
  mkdirSync(dataDir, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir], { stdio: 'ignore' });
    return mounted(dataDir, injected(control));
  } catch {
    return injected(control);
  }
}

function mounted(dataDir: string, faults: Disk): Disk {
  const filler = join(dataDir, 'filler');
  return {
    // A disk with files that are open for writing cannot be made read-only: that is injected here too.
    ...faults,
    how: 'tmpfs',
    fill() {
      for (const size of [1_000_000, 10_000, 1000, 1]) append(filler, size);
    },
    mend() {
      faults.mend();
      rmSync(filler, { force: true });
    },
    remove: () => void execFileSync('umount', ['-l', dataDir]),
  };
}

/** Appends pieces of this size until no more fits. */
function append(path: string, size: number): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
  } catch {
    // The disk is full, which is what was wanted.
  }
}

function injected(control: string): Disk {
  return {
    how: 'injected',
    preload: fileURLToPath(new URL('broken-disk.mjs', import.meta.url)),
    fill: () => writeFileSync(control, 'ENOSPC'),
    forbid: () => writeFileSync(control, 'EROFS'),
    mend: () => rmSync(control, { force: true }),
    remove() {},
  };
}
