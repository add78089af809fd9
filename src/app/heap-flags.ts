import { setFlagsFromString } from 'node:v8';
import type { SendLimits } from '../core/ports.js';

/**
 * After so many bytes executed, the engine compiles a function of WebAssembly anew with its optimizer. The one such function
 * here, undici's parser of HTTP headers, is so large that this takes 35 MB, which the C library keeps, at the very first request.
 */
const neverHot = 2_000_000_000;

/**
 * What Kabar asks of the engine. Without the first, a busy process uses up to four times what it needs: with 10,000 feeds a peak of
 * 0.81 GB instead of 0.49 GB, for the same CPU time. The last moves data together where a page is empty by a fifth instead of two thirds.
 */
export const heapFlags = [
  '--heap-growing-percent=40',
  `--wasm-tiering-budget=${neverHot}`,
  '--optimize-for-size',
] as const;

/** Sets {@link heapFlags}. Call it first: the engine takes compiled code only from a process with the same flags. */
export function keepHeapSmall(): void {
  for (const flag of heapFlags) setFlagsFromString(flag);
}

/** A token that may send so much a second is worth the memory of collecting less. */
const fastFrom = 200;

/** Lets a process that sends hundreds of posts a second spend memory on time: collecting cost a fifth of its CPU. */
export function suitHeapTo({ token }: Pick<SendLimits, 'token'>, setFlag = setFlagsFromString): void {
  const isFast = token.every(({ count, ms }) => (count * 1000) / ms >= fastFrom);
  if (isFast && token.length > 0) setFlag('--no-optimize-for-size');
}
