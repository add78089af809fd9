import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/core/language.js';
import { foreignWords } from './talk/foreign-words.js';
import { type Place, places } from './talk/places.js';
import type { Heard, Screen, Seat, Shown } from './talk/seat.js';

// Every card that can be reached by taps, as the platform shows it, wherever somebody can ask. The stand-ins refuse what
// the platform refuses, and test/no-faults.ts fails the test in which they had to.

/** What would take away what the others need. Their cards are looked at in the tests of commands. */
const isDestructive = (data: string) => /(?:^|\s)(?:forget|drop|unfollow|put language) /.test(`${data} `);

/** What is chosen already, and the page that one is on, may change nothing. */
const mayStay = (label: string) => /^(?:✅.*|\d+ \/ \d+)$/u.test(label);

/** How many choices of one kind are pressed: those among thirteen time zones do the same. */
const maxAlike = 3;

/** What is typed first: cards to which no button leads. */
const typed = [['latest'], ['start'], ['help'], ['topics', 'zorq'], ['search', 'zyx']] as const;
const typedByAdmins = [...typed, ['digest', '7'], ['quiet', '9-5'], ['mydata']] as const;

interface Walked {
  cards: number;
  wrong: string[];
}

/** Presses the buttons of every card that can be reached, the nearest first, and says what is wrong with them. */
async function walk(seat: Seat, language: Language, { isAdmin }: Place): Promise<Walked> {
  const ways = new Map<string, string[]>();
  const wrong: string[] = [];
  const pressed = new Map<string, number>();
  const queue: { button: Shown; on: Screen }[] = [];
  const meet = (screen: Screen, from: string) => {
    const data = screen.buttons.map((each) => each.data);
    ways.set(from, data);
    if (new Set(data).size < data.length) wrong.push(`the card of ${from} has a button twice`);
    if (data.length === 0) wrong.push(`the card of ${from} has no button`);
    wrong.push(...strange(screen, language).map((word) => `the card of ${from} says “${word}”`));
    queue.push(...screen.buttons.map((button) => ({ button, on: screen })));
  };
  for (const [command, text] of isAdmin ? typedByAdmins : typed) {
    const { messages } = await seat.ask(command, text);
    const shown = messages.find(({ buttons }) => buttons.length > 0);
    if (shown === undefined) wrong.push(`/${command} has no answer with buttons`);
    else meet(shown, `/${command}`);
  }
  for (const { button, on } of queue) {
    if (ways.has(button.data) || isDestructive(button.data)) continue;
    const kind = button.data.replace(/\s\S+$/, '');
    const alike = (pressed.get(kind) ?? 0) + 1;
    pressed.set(kind, alike);
    if (kind !== button.data && kind !== 'set' && !kind.endsWith(' set') && alike > maxAlike) continue;
    const heard = await seat.press(on, button.data);
    const isAnswered = heard.card !== null || heard.notice !== null || heard.messages.length > 0;
    if (!isAnswered && !mayStay(button.label)) wrong.push(`“${button.label}” (${button.data}) does nothing`);
    const foreign = foreignWords(heard.notice ?? '', language);
    if (foreign.length > 0) wrong.push(`the notice of ${button.data} says “${foreign.join(', ')}”`);
    meet(standing(heard, on), button.data);
  }
  return { cards: ways.size, wrong: [...wrong, ...deadEnds(ways).map((data) => `no way back from ${data}`)] };
}

/** What stands there after a press: what only says something stands beside the card, which stays. */
function standing({ card, messages }: Heard, on: Screen): Screen {
  return card ?? messages.find(({ buttons }) => buttons.length > 0) ?? on;
}

/** Words of another language, and buttons that cannot be read. */
function strange({ text, buttons }: Screen, language: Language): string[] {
  const all = [text, ...buttons.map(({ label }) => label)].join('\n');
  return [
    ...foreignWords(all, language),
    ...buttons.filter(({ label }) => label.trim() === '').map(() => ''),
  ];
}

/** The cards from which the menu cannot be reached by taps. */
function deadEnds(ways: ReadonlyMap<string, readonly string[]>): string[] {
  const good = new Set([...ways.keys()].filter((data) => /(?:^|\s)home$/.test(data)));
  for (let before = -1; before < good.size; ) {
    before = good.size;
    for (const [from, to] of ways) if (to.some((data) => good.has(data))) good.add(from);
  }
  return [...ways.keys()].filter((data) => !good.has(data));
}

/** So many cards at least can be reached. A member sees most of them, and may change none. */
const leastCards = ({ isAdmin }: Place) => (isAdmin ? 60 : 40);

/** Where both languages are walked through; elsewhere one of them: a label is as long in one place as in another. */
const isWalkedInBoth = ({ name }: Place) =>
  /^(?:Telegram, in private|Discord, an admin of a server)$/.test(name);

const walks = places.flatMap((place, index) => {
  const languagesOf = isWalkedInBoth(place) ? languages : [languages[index % 2] as Language];
  return languagesOf.map((language) => ({ place, language, where: `${place.name} (${language})` }));
});

describe('every card leads back, and every button answers', () => {
  it.each(walks)('$where', async ({ place, language }) => {
    const { seat, world } = await place.sit(language);
    const { cards, wrong } = await walk(seat, language, place);
    expect(wrong).toEqual([]);
    expect(cards).toBeGreaterThan(leastCards(place));
    expect(world.faults()).toEqual([]);
  });
});
