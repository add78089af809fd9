import type { Command } from 'commander';
import type { Session } from './session.js';
import { table } from './table.js';

/** `kabar topics`: what can be followed. */
export function addTopics(program: Command, session: Session): void {
  program
    .command('topics')
    .description('list the topics of the catalog')
    .option('--json', 'one line of JSON for each topic')
    .action(async ({ json }: { json?: true }) => {
      const { topics } = session.catalog();
      const rows = topics.map(({ id, name }) => [id, name.en ?? '', name.id ?? '']);
      const lines = json
        ? topics.map(({ id, name }) => JSON.stringify({ id, name }))
        : table(['topic', 'English', 'Indonesian'], rows);
      for (const line of lines) await session.print(line);
    });
}
