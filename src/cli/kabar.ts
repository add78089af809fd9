#!/usr/bin/env node
import { Command } from 'commander';
import { loadCatalog } from '../catalog-files.js';
import { loadConfig } from '../config.js';
import { feedsOf } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import { startKabar } from '../main.js';
import { version } from '../package-root.js';
import { startDemo } from './demo.js';
import { readEnvironment } from './environment.js';
import { runUntilSignal } from './run.js';

const program = new Command('kabar')
  .description('Brings the news to Telegram chats and Discord channels, by topic.')
  .version(version);

program
  .command('start', { isDefault: true })
  .description('run Kabar: as a bot where a token is set, else in this terminal')
  .action(() => {
    const folder = process.cwd();
    return runUntilSignal(() => startKabar({ env: readEnvironment(folder), folder }));
  });

program
  .command('demo')
  .description('show Kabar at work, without network and tokens, on a sample publisher')
  .action(() => runUntilSignal(startDemo));

program
  .command('catalog')
  .description('work with the catalog')
  .command('check')
  .description('check publishers, feeds and topics, and name the line of every fault')
  .action(() => {
    const folder = process.cwd();
    const { core } = loadConfig(readEnvironment(folder), [], folder);
    const catalog = loadCatalog(core.CATALOG);
    console.log(
      `The catalog is right: ${catalog.publishers.length} publishers, ${feedsOf(catalog).length} feeds, ${catalog.topics.length} topics.`,
    );
  });

program.parseAsync().catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
