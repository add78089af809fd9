import { z } from 'zod';
import { articleSchema, logEntrySchema } from './article.js';
import { cursorsSchema, storedChatSchema } from './chat.js';
import { ledgerItemSchema, planSchema, settlementSchema } from './delivery.js';
import { feedStateSchema } from './feed.js';

/**
 * The parts of a store in the order in which they are exported while Kabar runs: what is read later may know more. A
 * feed's state never speaks of articles that the export lacks, and a cursor never passes over an entry that the ledger
 * does not tell of.
 */
export const exportParts = [
  'feeds',
  'chats',
  'plans',
  'posted',
  'refused',
  'keys',
  'articles',
  'entries',
  'head',
] as const;

/** See {@link exportParts}. */
export type ExportPart = (typeof exportParts)[number];

/** One line of an export, behind its first. */
export const exportRecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('feed'), feed: feedStateSchema }),
  z.object({ kind: z.literal('chat'), chat: storedChatSchema, cursors: cursorsSchema }),
  z.object({ kind: z.literal('plan'), plan: planSchema }),
  z.object({ kind: z.literal('posted'), item: ledgerItemSchema }),
  z.object({ kind: z.literal('refused'), settlement: settlementSchema }),
  z.object({ kind: z.literal('key'), key: z.string(), article: articleSchema.shape.id }),
  z.object({ kind: z.literal('article'), article: articleSchema }),
  z.object({ kind: z.literal('entry'), entry: logEntrySchema }),
  z.object({ kind: z.literal('head'), seq: z.number().int() }),
]);

/** See {@link exportRecordSchema}. */
export type ExportRecord = z.infer<typeof exportRecordSchema>;

/** Records of one kind. */
export type ExportOf<Kind extends ExportRecord['kind']> = Extract<ExportRecord, { kind: Kind }>;

/** The records of one kind among some. */
export function recordsOf<Kind extends ExportRecord['kind']>(
  records: readonly ExportRecord[],
  kind: Kind,
): ExportOf<Kind>[] {
  return records.filter((record): record is ExportOf<Kind> => record.kind === kind);
}

/** Some records of a part, and where the page behind them begins. */
export interface ExportPage {
  records: ExportRecord[];
  next: string | null;
  /** How many records the part has, about; told with its first page alone. */
  total: number | null;
}

/** The first line of an export. */
export const exportHeaderSchema = z.object({
  kabar: z.literal('export'),
  version: z.literal(1),
  at: z.number().int(),
});
