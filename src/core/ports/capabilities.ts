/** What a platform can carry and show. Bounds are inclusive; Infinity where there is none. */
export interface Capabilities {
  /** The most bytes of a button's action. */
  readonly maxActionBytes: number;
  /** How the platform tells a repeated send from a new one; null where it cannot. */
  readonly nonce: {
    /** The most characters of a nonce. */
    readonly maxLength: number;
    /**
     * For how long, in milliseconds, the platform takes a second send with the same nonce for the first one. Within it a
     * send in doubt is tried again.
     */
    readonly windowMs: number;
  } | null;
  readonly buttons: {
    /** The most buttons that stand beside each other. A longer row is broken. */
    readonly maxInRow: number;
    /** The most buttons under one message, however they stand. Of more than these the platform shows some only. */
    readonly maxInAll: number;
  };
  /** Whether there are places that others follow, where posts can go on to them. Default: there are none. */
  readonly publishing?: boolean;
  /** Whether later articles of a story can stand in a thread under its post, where a chat wants that. Default: they cannot. */
  readonly storyThreads?: boolean;
  /** Whether a post can bear its publisher's name and picture instead of the bot's, where a chat wants that. Default: it cannot. */
  readonly faces?: boolean;
  /** Whether a post can come with a picture. */
  readonly pictures: boolean;
}

/** What a platform either can do or cannot: the capabilities that are true or false. */
export type Ability = {
  [Name in keyof Capabilities]-?: Capabilities[Name] extends boolean | undefined ? Name : never;
}[keyof Capabilities];
