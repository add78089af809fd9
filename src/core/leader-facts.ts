import { z } from 'zod';
import { inviteSchema } from './invite.js';

/** What the process that leads for a platform tells the others of it. It is some seconds old. */
export const leaderFactsSchema = z.object({
  platform: z.string(),
  /** What an operator knows the process by. */
  process: z.string(),
  /** Whether the platform is listened to: see `ConnectionState`. */
  state: z.string(),
  /** How people bring the bot to their places; absent where an older process tells. */
  invites: z.array(inviteSchema).optional(),
  /** See `QueueLoad`. */
  load: z.object({ waitingChats: z.number(), oldestWaitingMs: z.number(), rateUsed: z.number() }),
});

/** See {@link leaderFactsSchema}. */
export type LeaderFacts = z.infer<typeof leaderFactsSchema>;
