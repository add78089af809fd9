import { z } from 'zod';

/** A variable of the environment. A line `NAME=` in a `.env` file means the same as no line. */
export const variable = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);
