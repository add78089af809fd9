import type { Command } from 'commander';
import { feedsOf } from '../core/catalog.js';
import { counted } from './facts.js';
import { missingVariables } from './feed-advice.js';
import type { Session } from './session.js';

/** `kabar catalog check`. */
export function addCatalog(program: Command, session: Session): void {
  program
    .command('catalog')
    .description('check the catalog')
    .command('check')
    .description('check publishers, feeds and topics, and name the line of every mistake')
    .action(async () => {
      const catalog = session.catalog();
      const missing = missingVariables(catalog, session.feedVariable);
      for (const text of missing) session.complain(text);
      if (missing.length > 0) session.exitCode = 1;
      const { publishers, topics } = catalog;
      await session.print(
        `The catalog is fine: ${counted(publishers.length, 'publisher')}, ${counted(feedsOf(catalog).length, 'feed')}, ${counted(topics.length, 'topic')}.`,
      );
    });
}
