import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { script } from '../../../adapters/web/page/script.js';
import { settled } from '../../doubles/clock.js';

/** As much of an element as the page's script uses. Text is text: there is no way to make markup of it. */
class FakeElement {
  readonly listeners = new Map<string, (event: object) => unknown>();
  readonly dataset: Record<string, string> = {};
  children: (FakeElement | string)[] = [];
  parent: FakeElement | null = null;
  className = '';
  value = '';
  [field: string]: unknown;

  constructor(readonly name: string) {}

  append(...added: (FakeElement | string)[]): void {
    for (const each of added) this.insertBefore(each, null);
  }

  insertBefore(added: FakeElement | string, before: FakeElement | null): void {
    const index = before === null ? this.children.length : this.children.indexOf(before);
    this.children.splice(index, 0, added);
    if (added instanceof FakeElement) added.parent = this;
  }

  replaceWith(other: FakeElement): void {
    const siblings = this.parent?.children ?? [];
    siblings[siblings.indexOf(this)] = other;
    other.parent = this.parent;
  }

  replaceChildren(...added: (FakeElement | string)[]): void {
    this.children = [];
    this.append(...added);
  }

  addEventListener(type: string, listener: (event: object) => unknown): void {
    this.listeners.set(type, listener);
  }

  querySelectorAll(name: string): FakeElement[] {
    return this.children.flatMap((each) =>
      typeof each === 'string' ? [] : [...(each.name === name ? [each] : []), ...each.querySelectorAll(name)],
    );
  }

  focus(): void {
    this.isFocused = true;
  }

  get textContent(): string {
    return this.children.map((each) => (typeof each === 'string' ? each : each.textContent)).join('');
  }

  set textContent(text: string) {
    this.children = [text];
  }
}

/** The page's script in a page of its own. */
function openPage() {
  const ids = ['log', 'note', 'form', 'input', 'choices'];
  const elements = Object.fromEntries(ids.map((id) => [id, new FakeElement(id)])) as Record<
    string,
    FakeElement
  >;
  const chip = new FakeElement('button');
  chip.dataset.say = '/topics';
  const body = new FakeElement('body');
  Object.assign(body.dataset, { lost: 'lost', failed: 'failed' });
  const sources: FakeElement[] = [];
  const asked: { path: string; body: unknown }[] = [];
  const later: (() => void)[] = [];
  let answer = { ok: true, status: 200, json: async (): Promise<unknown> => ({ notice: 'done' }) };
  const document = Object.assign(new FakeElement('document'), {
    hidden: false,
    body,
    documentElement: { scrollHeight: 0 },
    activeElement: null as FakeElement | null,
    getElementById: (id: string) => elements[id],
    createElement: (name: string) => new FakeElement(name),
    createTextNode: (text: string) => text,
    querySelectorAll: () => [chip],
  });
  class EventSource extends FakeElement {
    static readonly CLOSED = 2;
    readyState = 1;
    constructor(url: string) {
      super(url);
      sources.push(this);
    }
    close(): void {
      this.readyState = EventSource.CLOSED;
    }
  }
  const context = {
    document,
    EventSource,
    innerHeight: 0,
    scrollY: 0,
    scrollTo: () => {},
    setTimeout: (run: () => void) => later.push(run),
    fetch: async (path: string, init?: { body: string }) => {
      asked.push({ path, body: init === undefined ? null : JSON.parse(init.body) });
      return answer;
    },
    location: { reload: () => asked.push({ path: 'reload', body: null }) },
  };
  new Script(script).runInContext(createContext(context));
  const tell = (id: number, change: number, texts: string[], action?: string) => {
    const buttons = action === undefined ? [] : [[{ label: 'Press', action }]];
    const part = {
      kind: 'reply',
      lines: texts.map((text) => [{ text, link: 'https://example.org/' }]),
      buttons,
    };
    sources.at(-1)?.listeners.get('message')?.({
      data: JSON.stringify({ id, part }),
      lastEventId: String(change),
    });
  };
  const log = elements.log as FakeElement;
  return {
    elements: elements as Record<'log' | 'note' | 'form' | 'input' | 'choices', FakeElement>,
    document,
    sources,
    asked,
    later,
    chip,
    tell,
    texts: () => log.children.map((each) => (each as FakeElement).textContent),
    answerWith: (changed: Partial<typeof answer>) => {
      answer = { ...answer, ...changed };
    },
  };
}

describe('the script of the page', () => {
  it('draws messages as text, in their order, each once', () => {
    const { tell, texts, elements } = openPage();
    tell(2, 2, ['<b>two</b>']);
    tell(1, 3, ['one']);
    tell(2, 4, ['two, changed']);
    expect(texts()).toEqual(['one', 'two, changed']);
    const [link] = elements.log.querySelectorAll('a');
    expect(link).toMatchObject({
      href: 'https://example.org/',
      rel: 'noopener noreferrer',
      target: '_blank',
    });
  });

  it('presses a button with its message, says the notice, and keeps the focus where it was', async () => {
    const { tell, elements, asked, document } = openPage();
    tell(7, 7, ['card'], 'do it');
    const [button] = elements.log.querySelectorAll('button');
    await button?.listeners.get('click')?.({});
    expect(asked).toEqual([{ path: 'press', body: { message: '7', action: 'do it' } }]);
    expect(elements.note.textContent).toBe('done');
    document.activeElement = button ?? null;
    tell(7, 8, ['card, changed'], 'do it again');
    expect(elements.log.querySelectorAll('button')[0]?.isFocused).toBe(true);
  });

  it('sends what is typed, and gives it back where it did not arrive', async () => {
    const { elements, asked, answerWith, chip } = openPage();
    const submit = () => elements.form.listeners.get('submit')?.({ preventDefault: () => {} });
    elements.input.value = '  /help ';
    await submit();
    expect([asked.at(-1), elements.input.value]).toEqual([{ path: 'say', body: { text: '/help' } }, '']);
    answerWith({ ok: false, status: 500 });
    elements.input.value = '/help';
    await submit();
    expect([elements.note.textContent, elements.input.value]).toEqual(['failed', '/help']);
    await chip.listeners.get('click')?.({});
    expect(asked.at(-1)).toEqual({ path: 'say', body: { text: '/topics' } });
    answerWith({ ok: false, status: 401 });
    await submit();
    expect(asked.at(-1)?.path).toBe('reload');
  });

  it('keeps what was typed while something did not arrive', async () => {
    const { elements, answerWith } = openPage();
    answerWith({ ok: false, status: 500 });
    elements.input.value = '/latest';
    const submitted = elements.form.listeners.get('submit')?.({ preventDefault: () => {} });
    elements.input.value = 'bola';
    await submitted;
    expect(elements.input.value).toBe('/latest bola');
  });

  it('completes what is typed, with the newest answer alone', async () => {
    const { elements, answerWith } = openPage();
    answerWith({ json: async () => [{ name: 'Topics', value: '/topics' }] });
    elements.input.value = '/to';
    await elements.input.listeners.get('input')?.({});
    expect(elements.choices.children).toMatchObject([{ value: '/topics' }]);
  });

  it('connects again where the browser gives up, from the last event on', async () => {
    const { tell, sources, later, elements } = openPage();
    tell(3, 9, ['three']);
    const [source] = sources;
    source?.listeners.get('error')?.({});
    expect([elements.note.textContent, later]).toEqual(['lost', []]);
    Object.assign(source ?? {}, { readyState: 2 });
    source?.listeners.get('error')?.({});
    later[0]?.();
    await settled();
    expect(sources.map(({ name }) => name)).toEqual(['events', 'events?after=9']);
    sources[1]?.listeners.get('open')?.({});
    expect(elements.note.textContent).toBe('');
  });

  it('holds no connection while nobody sees it, and then goes on from the last event', async () => {
    const { tell, sources, document, later } = openPage();
    const show = (isShown: boolean) => {
      document.hidden = !isShown;
      document.listeners.get('visibilitychange')?.({});
    };
    tell(3, 9, ['three']);
    show(false);
    expect(sources.map(({ readyState }) => readyState)).toEqual([2]);
    show(true);
    // Shown already.
    show(true);
    expect(sources.map(({ name, readyState }) => [name, readyState])).toEqual([
      ['events', 2],
      ['events?after=9', 1],
    ]);
    // It gave up before it was hidden: what was put off for later makes no second connection.
    Object.assign(sources[1] ?? {}, { readyState: 2 });
    sources[1]?.listeners.get('error')?.({});
    show(false);
    show(true);
    later[0]?.();
    await settled();
    expect(sources).toHaveLength(3);
    // And none while it is hidden.
    Object.assign(sources[2] ?? {}, { readyState: 2 });
    sources[2]?.listeners.get('error')?.({});
    show(false);
    later[1]?.();
    await settled();
    expect(sources).toHaveLength(3);
  });
});
