import { z } from 'zod';

/** A link by which a person brings the bot to a place of theirs, or writes to it in private (`chat`). */
export const inviteSchema = z.object({
  to: z.enum(['chat', 'group', 'channel', 'server']),
  href: z.url({ protocol: /^https$/ }),
});

/** See {@link inviteSchema}. */
export type Invite = z.infer<typeof inviteSchema>;
