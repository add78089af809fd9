import { z } from 'zod';
import { actionForm } from './action.js';
import { articleSchema } from './article.js';

const articleValues = z.tuple([articleSchema.shape.id.max(12)]);

/** The buttons under a post: more articles like it, muting what it is about, and its menu. */
export const postActions = {
  more: actionForm('more', articleValues),
  mute: actionForm('mute', articleValues),
  menu: actionForm('menu', articleValues),
};

const names: readonly string[] = Object.values(postActions).map(({ name }) => name);

/** Whether a button stands under a post, which stays as it is: what it opens comes beside it. */
export function opensBeside(action: string): boolean {
  const [name = ''] = action.split(' ', 1);
  return names.includes(name) && action.length > name.length;
}
