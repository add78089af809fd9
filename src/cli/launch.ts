#!/usr/bin/env node
import { closeSync, openSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debuglog } from 'node:util';
import { Script } from 'node:vm';
import { holdRoomForNew, keepHeapSmall } from '../app/heap-flags.js';
import { checksumOf, keepCompiled, placesFor, readCompiled, readInto } from './compiled-code.js';

/*
 * What a built command begins with. It runs the program beside it, the file of its own name that ends in `.cjs`, with the
 * code that an earlier start compiled it to: compiling takes half of a small start. What the program asks for by such a
 * name, it is handed in the same way. Node keeps no such code for its own modules before version 22.
 */

/** What these files export, by their paths. */
const loaded = new Map<string, unknown>();

/**
 * When it is looked first whether all that a start and the first polls need is compiled, and how long a look is: it is where
 * hardly anything is computed meanwhile. In milliseconds. Later it is collected as garbage.
 */
const [firstLookMs, lookMs, restingMs] = [10_000, 5_000, 250];

/** So many looks, two minutes, it is waited for. */
const maxLooks = 24;

// Before compiling.
keepHeapSmall();
load(fileURLToPath(import.meta.url).replace(/js$/, 'cjs'));

function load(path: string): unknown {
  if (!loaded.has(path)) {
    const [module, require] = [{ exports: {} }, createRequire(path)];
    const find = (name: string) =>
      name.endsWith('.cjs') ? load(resolve(dirname(path), name)) : require(name);
    const run = compile(path);
    // What modules make stays.
    holdRoomForNew(true);
    run(module.exports, find, module, path, dirname(path));
    holdRoomForNew(false);
    loaded.set(path, module.exports);
  }
  return loaded.get(path);
}

/** @returns the function that a file is. Neither its text nor its code is held any longer than it is needed here. */
function compile(path: string) {
  // For the program, and then for its code, which is hardly longer: what takes longest is memory that was not used before.
  const memory = Buffer.allocUnsafeSlow(2 * statSync(path).size);
  const file = openSync(path, 'r');
  const bytes = readInto(memory, file);
  closeSync(file);
  const program = { path, checksum: checksumOf(bytes) };
  const source = bytes.toString('latin1');
  const places = placesFor(path, process.env);
  const cachedData = readCompiled(program, places, memory);
  // The engine takes code only from a process with the same flags.
  holdRoomForNew(false);
  const script = new Script(source, { filename: path, ...(cachedData !== null && { cachedData }) });
  const isTaken = cachedData !== null && script.cachedDataRejected === false;
  // Shown with NODE_DEBUG=kabar.
  debuglog('kabar')(`compiled code: ${cachedData === null ? 'none' : isTaken ? 'taken' : 'refused'}`);
  // Commands that end sooner have compiled too little to be worth keeping.
  if (!isTaken) whenItRests(() => keepCompiled(program, places, script.createCachedData()));
  return script.runInThisContext();
}

/** Calls a function when the process computes little, or has not done so for two minutes. It does not keep the process alive. */
function whenItRests(then: () => void): void {
  setTimeout(look, firstLookMs, then, 1).unref();
}

function look(then: () => void, looks: number): void {
  const before = process.cpuUsage();
  setTimeout(() => {
    const { user, system } = process.cpuUsage(before);
    const isResting = (user + system) / 1000 < restingMs;
    if (isResting || looks >= maxLooks) then();
    else look(then, looks + 1);
  }, lookMs).unref();
}
