import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where browsers are that a person installed; `CHROME_PATH` names another. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the browser: an installed one, or the one that comes as a package. */
export async function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const executablePath =
    process.env.CHROME_PATH ?? installed.find((path) => existsSync(path)) ?? (await packed());
  return chromium.launch({ executablePath, args, headless: true });
}

/** The browser that comes as a package. It unpacks the libraries it needs where it believes itself on a bare machine. */
async function packed(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
