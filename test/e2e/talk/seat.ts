/** A button as it is shown, and what a press of it bears. */
export interface Shown {
  label: string;
  data: string;
}

/** A message as somebody sees it. */
export interface Screen {
  text: string;
  buttons: Shown[];
  /** Whether only one person sees it. */
  isPersonal: boolean;
  /** The place in which it stands, in the platform's words. */
  place: string;
  /** What the stand-in has of it, and how that stood when it was seen. */
  of: unknown;
  state: object;
}

/** What came of something that a person did. */
export interface Heard {
  /** New messages, in their order. */
  messages: Screen[];
  /** What the card whose button was pressed shows then; null where it stayed as it was. */
  card: Screen | null;
  /** What only the one who pressed a button was told, for a moment. */
  notice: string | null;
}

/** A person in a place. Whatever they do is answered in full before they go on. */
export interface Seat {
  /** Types a command with words behind it; `options` by name, for a platform that has them. */
  ask(command: string, text?: string, options?: Readonly<Record<string, string | number>>): Promise<Heard>;
  /** Says something as the reply to a message, where people do that. */
  reply?(to: Screen, typed: string): Promise<Heard>;
  /** Chooses a command from the menu of a message, where there is one. */
  about?(of: Screen, name: string): Promise<Heard>;
  /** Presses a button of a message as it was seen. */
  press(on: Screen, data: string): Promise<Heard>;
}

/** How long a person waits between two things that they do, in milliseconds: quicker would be a flood. */
export const breathMs = 1_100;

/** Presses the first button whose label has this. */
export function tap(seat: Seat, on: Screen, label: string): Promise<Heard> {
  const found = on.buttons.find((each) => each.label.includes(label));
  if (found === undefined)
    throw new Error(`no “${label}” among ${on.buttons.map((each) => each.label).join(' | ')}`);
  return seat.press(on, found.data);
}

/** What somebody sees in the end: the message that came, or the card as it is now. */
export function seen({ messages, card }: Heard): Screen {
  const found = card ?? messages[0];
  if (found === undefined) throw new Error('nothing was to be seen');
  return found;
}

/** Whether somebody would see a difference. */
export const looksSame = (left: Screen, right: Screen) =>
  JSON.stringify([left.text, left.buttons]) === JSON.stringify([right.text, right.buttons]);
