import { z } from 'zod';
import { chatSchema } from '../core/chat.js';

/**
 * A chat as it is stored. Its zone was checked when it was chosen: nothing is damaged because this runtime knows
 * fewer zones, and checking ten thousand takes a second.
 */
export const storedChatSchema = chatSchema.extend({ timezone: z.string() });
