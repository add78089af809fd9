import { InvalidArgumentError, Option } from 'commander';

/** `-n, --count`: a whole number from 1 on. */
export function countOption(description: string): Option {
  return new Option('-n, --count <number>', description).argParser((text: string) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1)
      throw new InvalidArgumentError('It must be a whole number, 1 or more.');
    return count;
  });
}
