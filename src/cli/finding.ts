/** One line of what the doctor found. The text holds the remedy, and never a secret. */
export interface Finding {
  state: 'ok' | 'error' | 'warning';
  text: string;
}
