/** Posts to all places, and answers in one of them meanwhile. */
export interface Side {
  /** Resolves when every place has its post. */
  post(): Promise<void>;
  reply(place: string): Promise<void>;
  close(): Promise<void>;
}
