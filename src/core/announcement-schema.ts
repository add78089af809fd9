import { z } from 'zod';

/** What the operator says to a chat, as long as it was not sent. */
export const announcementSchema = z.object({
  /** Made of the text: the same words are said once. */
  id: z.string(),
  text: z.string(),
  at: z.number().int(),
  /** Whether it comes in quiet hours, too. */
  now: z.boolean(),
});

/** See {@link announcementSchema}. */
export type Announcement = z.infer<typeof announcementSchema>;
