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

/** The button under a page: the settings, or those of digests. */
export const pageActions = { settings: actionForm('page-set', z.tuple([z.enum(['digest']).optional()])) };
