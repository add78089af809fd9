import type { Button } from '../core/message.js';
import type { TextKey } from '../i18n/texts.js';
import { forms } from './action-forms.js';
import { open } from './actions.js';
import { subscriptionsButton } from './cards.js';
import { answer, type Context } from './context.js';
import { card, topicsButton } from './lines.js';

/** The button that opens the menu of everything, and what it leads to. */
export const homeActions = [open(forms.home, async (context) => answer(homeCard(context)))];

/** Everything that can be reached by taps. */
export function homeCard(context: Context) {
  const { text } = context;
  const to = (key: TextKey, action: string): Button => ({ label: text(key), action });
  return card(
    [[{ text: text('home-title'), bold: true }]],
    [
      [topicsButton(context), subscriptionsButton(context)],
      [to('button-latest', forms.latest.encode()), to('setting-digest', forms.settings.encode('digest'))],
      [to('button-mutes', forms.mutes.encode(0)), to('setting-quiet', forms.settings.encode('quiet'))],
      [to('button-settings', forms.settings.encode()), to('button-help', forms.help.encode())],
    ],
  );
}
