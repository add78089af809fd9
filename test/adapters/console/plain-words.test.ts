import { expect, it } from 'vitest';
import { readLine } from '../../../adapters/console/commands.js';

const isCommand = (name: string) => ['latest', 'why'].includes(name);

it.each([
  ['latest gempa 5', { name: 'latest', text: 'gempa 5' }],
  ['/latest', { name: 'latest', text: '' }],
  ['Latest', { name: 'latest', text: '' }],
  ['/latset gempa', { name: 'latset', text: 'gempa' }],
  ['sepak bola dong', { name: '', text: 'sepak bola dong' }],
  ['makasih', { name: '', text: 'makasih' }],
  ['12', { choice: 12 }],
  ['12 angry men', { name: '', text: '12 angry men' }],
  ['  ', null],
])('a line of the terminal: %j', (line, asked) => {
  expect(readLine(line, isCommand)).toEqual(asked);
});
