import type { Command } from 'commander';
import { feedsOf } from '../core/catalog.js';
import { missingVariables } from './feed-advice.js';
import { pluralize } from './format.js';
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
      for (const text of missing) session.printError(text);
      if (missing.length > 0) session.exitCode = 1;
      const { publishers, topics } = catalog;
      await session.print(
        `The catalog is fine: ${pluralize(publishers.length, 'publisher')}, ${pluralize(feedsOf(catalog).length, 'feed')}, ${pluralize(topics.length, 'topic')}.`,
      );
    });
}
