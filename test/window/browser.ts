import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { afterTest } from '../doubles/environment.js';
import { launch } from './launch.js';

/** The widths that every page is looked at with, in CSS pixels: a phone and a desk. */
export const widths = [360, 1_280] as const;

/** Each width and each scheme once: no colour depends on the width. Loading and judging a page takes a second. */
export const views = [
  { colorScheme: 'light', viewport: { width: widths[0], height: 800 } },
  { colorScheme: 'dark', viewport: { width: widths[1], height: 800 } },
] as const;

/** How long is waited for what a page is to show: a browser on a busy machine is slow. */
const patienceMs = 60_000;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One browser for the tests of a file. Call it at the top of the file. */
export function useBrowser(): { open(options?: BrowserContextOptions): Promise<TestPage> } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => void (await browser?.close()));
  return {
    async open(options = {}) {
      if (browser === null) throw new Error('the browser is not there yet');
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(patienceMs);
      afterTest(() => context.close());
      return TestPage.open(context);
    },
  };
}

/** A page that keeps every fault that the browser reports of it. */
export class TestPage {
  readonly faults: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('requestfailed', (request) => {
      // A stream that ends with its page is no fault.
      if (!/\/(?:live|chat\/events)$/.test(request.url().split('?')[0] ?? ''))
        this.faults.push(`${request.url()} ${request.failure()?.errorText}`);
    });
  }

  static async open(context: BrowserContext): Promise<TestPage> {
    return new TestPage(await context.newPage());
  }

  /** Fails where the page reports a fault, violates a rule of accessibility, or is wider than its window. */
  async expectSound(): Promise<void> {
    // `evaluate` goes around the content security policy, which forbids a script in the page.
    await this.page.evaluate(axe);
    const found = await this.page.evaluate(async () => {
      const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe;
      return (await runner.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
      );
    });
    expect(found).toEqual([]);
    const tooWide = await this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(await this.page.evaluate('document.compatMode'), 'the mode of standards').toBe('CSS1Compat');
    expect(tooWide, 'pixels beyond the width').toBeLessThanOrEqual(0);
    expect(this.faults).toEqual([]);
  }
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}
