import type { Command } from 'commander';
import { exportOpml, importOpml } from '../app/catalog/exchange-opml.js';
import { ownFile } from '../app/catalog/own-file.js';
import { feedsOf } from '../core/catalog.js';
import { holdsSecrets } from '../core/secrets.js';
import { decode } from '../intake/read/charset.js';
import { holdsPasswords } from './export.js';
import { pluralize } from './format.js';
import { openInput } from './inputs.js';
import type { Session } from './session.js';

/** `kabar feeds import`: the feeds of another reader. */
export function addFeedsImport(feeds: Command, session: Session): void {
  feeds
    .command('import')
    .description('add the feeds of an OPML list to your catalog')
    .argument('<opml>', 'a file, an address, or - for standard input')
    .action((input: string) => importFeeds(session, input));
}

/** `kabar feeds export`: the catalog's feeds for another reader. */
export function addFeedsExport(feeds: Command, session: Session): void {
  feeds
    .command('export')
    .description('print the feeds of the catalog as an OPML list')
    .action(async () => {
      const catalog = session.catalog();
      await session.print(exportOpml(catalog));
      if (feedsOf(catalog).some(({ url }) => holdsSecrets(url))) session.printError(holdsPasswords);
    });
}

async function importFeeds(session: Session, input: string): Promise<void> {
  const file = ownFile(session.config.CATALOG);
  const catalog = session.catalog();
  const { body, contentType } = await openInput(session, input, null);
  const { added, known, left } = await importOpml(session.config.CATALOG, catalog, decode(body, contentType));
  await session.print(
    `Added ${pluralize(added, 'feed')} to ${session.displayPath(file)}; ${known} ${known === 1 ? 'was' : 'were'} there already.`,
  );
  if (left > 0) session.printError(`Left out ${left}: no http or https address, or too many in one list.`);
  if (added > 0) await session.print('`kabar feeds check` tries them all.');
}
