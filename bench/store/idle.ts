import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/app/package-root.js';
import { KabarProcess } from '../../test/chaos/kabar.js';
import { TelegramServer } from '../../test/doubles/telegram-server.js';

/** How long it is looked at, in milliseconds, after it has come to rest. */
const [restMs, lookMs] = [10_000, 60_000];

/** The share of a core that the built Kabar takes as the sender, with nothing to do. */
export async function idleShare(databaseUrl: string): Promise<number> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: fileURLToPath(packageRoot), stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const telegram = await TelegramServer.start();
  try {
    const catalog = join(folder, 'catalog.json');
    writeFileSync(catalog, JSON.stringify({ publishers: [], topics: [] }));
    const kabar = new KabarProcess({
      FOLDER: folder,
      DATABASE_URL: databaseUrl,
      CATALOG: catalog,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      WEB_PORT: '0',
    });
    await kabar.says('this process leads now');
    await pause(restMs);
    const before = cpuMs(kabar.pid);
    await pause(lookMs);
    const share = (cpuMs(kabar.pid) - before) / lookMs;
    await kabar.stop();
    return share;
  } finally {
    await telegram.close();
    rmSync(folder, { recursive: true });
  }
}

/** User and system time of a process; the system counts in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
