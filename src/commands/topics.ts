import { topicsCard } from './cards.js';
import { answer, type Command } from './context.js';

/** `/topics`: all topics, each to be turned on and off. */
export const topicsCommand: Command = {
  name: 'topics',
  options: [],
  changes: false,
  run: async (context) => answer(topicsCard(context, 0)),
};
