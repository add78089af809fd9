import { sql } from 'kysely';
import type { Installation } from '../../core/ports.js';
import type { Database } from './database.js';

/** One row: what tells this database from any other. What it holds already was recorded by Kabar 0.1. */
export const installationSchema = [
  'create table kabar.installation (one boolean primary key default true check (one), id text, bare_nonces_until bigint not null)',
  'insert into kabar.installation (bare_nonces_until) select seq from kabar.log_head',
];

/** Reads what the migration noted. The id is made by whoever opens the database first, so that a template has none. */
export async function readInstallation(db: Database): Promise<Installation> {
  const { rows } = await sql<Installation>`
    update kabar.installation set id = coalesce(id, gen_random_uuid()::text)
    returning id, bare_nonces_until as "bareNoncesUntil"`.execute(db);
  const [installation] = rows;
  if (installation === undefined) throw new Error('kabar.installation has lost its row');
  return installation;
}
