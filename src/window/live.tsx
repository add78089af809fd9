import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { PageContext, WindowApp, WindowDeps } from './context.js';

/** How often a page that lives is looked at again, in milliseconds. */
const everyMs = 3_000;

/** How often an idle stream sends a sign of life, in milliseconds: servers and proxies end a silent one. */
const heartbeatMs = 20_000;

/** Streams at a time. A further one is refused, and its browser tries again later. */
const maxStreams = 50;

/** A part of a page that changes while it is open: its element's id, and what it is now as HTML. */
export interface LivePart {
  id: string;
  render(): Promise<string>;
}

/** What a part of a page is drawn from. */
export interface LiveProps {
  context: PageContext;
  /** Whether it is sent to a page that is open. */
  isAgain?: boolean;
}

/** What htmx reads: put this in the place of the element of the same id. */
export const again = (isAgain: boolean | undefined) => (isAgain ? { 'hx-swap-oob': 'outerMorph' } : {});

/** A part of a page. An element with asynchronous parts becomes text asynchronously. */
export function livePart(id: string, draw: () => { toString(): string | Promise<string> }): LivePart {
  // A string of its own, that can be compared with the one before.
  return { id, render: async () => `${await draw().toString()}` };
}

/**
 * Streams the parts of a page whenever they change. Each is looked at on a timer, so that what another process did is
 * seen as well.
 */
export function addLive(
  app: WindowApp,
  path: string,
  deps: Pick<WindowDeps, 'clock' | 'log'>,
  partsOf: (context: PageContext) => readonly LivePart[],
): void {
  let streams = 0;
  app.get(path, (context) => {
    if (streams >= maxStreams) return context.text('', 503, { 'retry-after': '30' });
    streams += 1;
    const parts = partsOf(context);
    return streamSSE(context as Context, async (stream) => {
      try {
        await follow(stream, parts, deps);
      } finally {
        streams -= 1;
      }
    });
  });
}

async function follow(
  stream: SSEStreamingApi,
  parts: readonly LivePart[],
  { clock, log }: Pick<WindowDeps, 'clock' | 'log'>,
): Promise<void> {
  const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
  const shown = new Map<string, string>();
  let saidAt = clock.elapsed();
  while (!stream.aborted && !stream.closed) {
    for (const { id, render } of parts) {
      const html = await render().catch((error: unknown) => {
        log.warn({ err: error, part: id }, 'a part of the window could not be made');
        return shown.get(id) ?? '';
      });
      if (shown.get(id) === html) continue;
      // The first time too: what changed between the page and its stream would not be seen else.
      await stream.writeSSE({ data: html });
      saidAt = clock.elapsed();
      shown.set(id, html);
    }
    if (clock.elapsed() - saidAt >= heartbeatMs) {
      await stream.write(': still here\n\n');
      saidAt = clock.elapsed();
    }
    await Promise.race([ended, new Promise<void>((resolve) => clock.after(everyMs, resolve))]);
  }
}
