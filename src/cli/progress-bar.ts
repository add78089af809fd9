/** How many characters a bar has. */
const length = 20;

/** How far something is, as a bar: `articles ██████████░░░░░░░░░░ 50 %  10,000 of 20,000 records`. `share` from 0 to 1. */
export function progressBar(what: string, share: number, note: string): string {
  // Nothing to do counts as done.
  const done = Number.isNaN(share) ? 1 : Math.min(1, share);
  const full = Math.floor(done * length);
  return `${what} ${'█'.repeat(full)}${'░'.repeat(length - full)} ${Math.floor(done * 100)} %  ${note}`;
}
