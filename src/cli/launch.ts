#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debuglog } from 'node:util';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { keepHeapSmall } from '../app/heap-flags.js';
import { keepCompiled, type Program, placesFor, readCompiled } from './compiled-code.js';

/*
 * What a built command begins with. It runs the program beside it, the file of its own name that ends in `.cjs`, with the
 * code that an earlier start compiled it to: compiling takes half of a small start. Node keeps no such code for its
 * own modules before version 22.
 */

/** When nearly all that a start and the first polls need is compiled, and before it is collected as garbage, in milliseconds. */
const compiledMs = 15_000;

// Before compiling: the engine takes code only from a process with the same flags.
keepHeapSmall();
compile(fileURLToPath(import.meta.url).replace(/js$/, 'cjs'));

/** In a function, so that neither text nor code is held any longer than it is needed. */
function compile(path: string): void {
  const source = readFileSync(path);
  const program = { path, checksum: crc32(source) };
  const places = placesFor(path, process.env);
  const cachedData = readCompiled(program, places);
  const script = new Script(source.toString('latin1'), {
    filename: path,
    ...(cachedData !== null && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const isTaken = cachedData !== null && script.cachedDataRejected === false;
  // Shown with NODE_DEBUG=kabar.
  debuglog('kabar')(`compiled code: ${cachedData === null ? 'none' : isTaken ? 'taken' : 'refused'}`);
  // Commands that end sooner have compiled too little to be worth keeping.
  if (!isTaken) {
    setTimeout(keep, compiledMs, program, places, script).unref();
  }
  const exports = {};
  script.runInThisContext()(exports, createRequire(import.meta.url), { exports }, path, dirname(path));
}

function keep(program: Program, places: readonly string[], script: Script): void {
  keepCompiled(program, places, script.createCachedData());
}
