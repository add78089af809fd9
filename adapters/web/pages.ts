import { z } from 'zod';
import { type Language, spokenLanguage } from '../../src/core/language.js';
import type { Commands, DoorDecision, Log, WebPages } from '../../src/core/ports.js';
import { maxTypedLength } from '../../src/core/typed.js';
import { capabilities } from './capabilities.js';
import type { CommandHandler, Person } from './commands.js';
import type { Histories } from './history.js';
import { chatPage, type Frame, loginPage } from './page/html.js';
import { script } from './page/script.js';
import { style } from './page/style.js';
import { newSession, readSession, type Session } from './session.js';
import type { Streams } from './streams.js';
import { bestTag, textsIn } from './texts.js';

/** Where the chat is. */
export const prefix = '/chat/';

/** A browser that opened no page for so long is greeted anew, which wakes its chat: 30 days, in milliseconds. */
const awayMs = 30 * 24 * 3_600_000;

/** How often it is noted that a page is open, in milliseconds. */
const noteMs = 24 * 3_600_000;

/** The largest body of a request, in characters. */
const maxBody = 10_000;

const saySchema = z.object({
  text: z
    .string()
    .min(1)
    .max(maxTypedLength.text + 100),
});
const pressSchema = z.object({
  message: z.string().regex(/^\d{1,15}$/),
  action: z.string().min(1).max(capabilities.maxActionBytes),
});

interface Parts {
  /** The door, the look and the links of all pages. */
  shared: WebPages;
  handler: CommandHandler;
  histories: Histories;
  streams: Streams;
  describe: Commands['describe'];
  now: () => number;
  log: Log;
}

/** Sent with every answer. The page uses nothing but its own script and style, and nothing may frame it. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Answers what browsers ask below {@link prefix}. */
export class Pages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.slice(prefix.length);
    if (`${request.method} ${path}` === 'POST door') return this.#login(request);
    const decision = await this.#parts.shared.door.judge(request);
    if (decision !== 'open') return this.#refuse(request, decision);
    // The body of an answer to HEAD is thrown away, which a stream of events would not notice.
    switch (`${request.method === 'HEAD' ? 'GET' : request.method} ${path}`) {
      case 'GET ':
        return this.#page(request);
      case 'GET chat.js':
        return text('text/javascript', script);
      case 'GET chat.css':
        return text('text/css', style);
    }
    const session = readSession(request);
    if (session === null) return text('text/plain', 'open the page first', 401);
    const person = { address: session.address, languageTag: bestTag(request.headers.get('accept-language')) };
    switch (`${request.method} ${path}`) {
      case 'GET events':
        return this.#events(request, url, person);
      case 'GET complete':
        return json(
          this.#parts.handler.complete(person, this.#languageOf(request), url.searchParams.get('text') ?? ''),
        );
      case 'POST say':
        return answerJson(request, saySchema, ({ text: typed }) => this.#parts.handler.say(person, typed));
      case 'POST press':
        return answerJson(request, pressSchema, ({ action, message }) =>
          this.#parts.handler.press(person, action, message),
        );
    }
    return text('text/plain', 'not found', 404);
  }

  #page(request: Request): Response {
    const session: Session = readSession(request) ?? newSession(request);
    const language = this.#languageOf(request);
    const shortcuts = this.#parts
      .describe(language)
      .filter(
        ({ audience, options }) => audience === 'everyone' && !options.some(({ required }) => required),
      );
    const answer = text('text/html', chatPage(this.#frame(language), shortcuts));
    if (session.setCookie !== null) answer.headers.append('set-cookie', session.setCookie);
    return answer;
  }

  async #events(request: Request, url: URL, person: Person): Promise<Response> {
    const { streams, histories } = this.#parts;
    const given = request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? '0';
    const after = /^\d{1,15}$/.test(given) ? Number(given) : 0;
    await this.#welcome(person);
    const events = streams.open(person.address, () => histories.after(person.address, after));
    return new Response(events, {
      headers: { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    });
  }

  /** Greets a new browser, and one that was away for long: what it asks for wakes a chat that was let go. */
  async #welcome(person: Person): Promise<void> {
    const { histories, handler, now, log } = this.#parts;
    const openedAt = await histories.openedAt(person.address);
    const sinceMs = openedAt === null ? Number.POSITIVE_INFINITY : now() - openedAt;
    if (sinceMs >= noteMs || sinceMs < 0) await histories.noteOpened(person.address);
    if (sinceMs < awayMs) return;
    await handler.run(person, openedAt === null ? 'start' : 'subscriptions').catch((error: unknown) => {
      log.error({ err: error }, 'a browser could not be greeted');
    });
  }

  async #login(request: Request): Promise<Response> {
    const { door } = this.#parts.shared;
    // A form of another site may not even try.
    const decision = await door.judge(request);
    if (decision.startsWith('foreign')) return this.#refuse(request, 'foreign-origin');
    const form = new URLSearchParams((await request.text()).slice(0, maxBody));
    const login = await door.enter(request, form.get('token')?.trim() ?? '');
    if (login.kind === 'open') return redirect('./', { 'set-cookie': login.setCookie });
    const isSlow = login.kind === 'slow-down';
    const language = this.#languageOf(request);
    const { tooMany, wrong } = textsIn(language);
    const page = loginPage(this.#frame(language), isSlow ? tooMany : wrong);
    return text('text/html', page, isSlow ? 429 : 401);
  }

  #refuse(request: Request, decision: Exclude<DoorDecision, 'open'>): Response {
    if (decision === 'slow-down') return text('text/plain', textsIn(this.#languageOf(request)).tooMany, 429);
    if (decision !== 'login')
      return text('text/plain', 'refused: open the page itself, by 127.0.0.1 or with a WEB_TOKEN', 403);
    const path = new URL(request.url).pathname;
    if (path === `${prefix}chat.css`) return text('text/css', style);
    const { login } = this.#parts.shared;
    if (login !== null && path === prefix) return redirect(`../${login}?next=${prefix.slice(1)}`);
    return text('text/html', loginPage(this.#frame(this.#languageOf(request)), null), 401);
  }

  /** The one that somebody chose in the window, or what their browser asks for. */
  #languageOf(request: Request): Language {
    const { shared } = this.#parts;
    return (
      shared.chosenLanguage(request) ??
      spokenLanguage(bestTag(request.headers.get('accept-language'))) ??
      'en'
    );
  }

  #frame(language: Language): Frame {
    const { styles, links } = this.#parts.shared;
    return { language, texts: textsIn(language), styles: styles(), links: links(language) };
  }
}

/** Sends the browser on, by an address that holds behind any prefix of a proxy. */
function redirect(location: string, more: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, location, ...more } });
}

function text(type: string, body: string, status = 200): Response {
  return new Response(body, { status, headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
}

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
  });
}

/** Reads a JSON body, and answers with the notice of what was done. */
async function answerJson<Body>(
  request: Request,
  schema: z.ZodType<Body>,
  run: (body: Body) => Promise<string | null>,
): Promise<Response> {
  // A form of another site can send no JSON without being asked for leave first.
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return json({}, 415);
  const body = schema.safeParse(parsed((await request.text()).slice(0, maxBody)));
  return body.success ? json({ notice: await run(body.data) }) : json({}, 400);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
