import { z } from 'zod';

/** The terminal asks nothing of the environment: what it can do is read from the stream itself. */
export const configSchema = z.object({});

/** See {@link configSchema}. */
export type Config = z.infer<typeof configSchema>;
