/**
 * What the page does, as the browser runs it. Whatever a publisher wrote becomes text nodes: nothing here makes markup of
 * a string, and the page's policy lets no other script run.
 */
export const script = `'use strict';
const find = (id) => document.getElementById(id);
const [log, note, form, input, choices] = ['log', 'note', 'form', 'input', 'choices'].map(find);
const messages = new Map();
let last = '';
let source = null;

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function drawSpan({ text, bold, code, link }) {
  let made = document.createTextNode(text);
  if (code) made = element('code', '', made);
  if (bold) made = element('b', '', made);
  if (link) {
    made = element('a', '', made);
    made.href = link;
    made.target = '_blank';
    made.rel = 'noopener noreferrer';
  }
  return made;
}

function drawButton(id, { label, action }) {
  const button = element('button', '', label);
  button.type = 'button';
  button.addEventListener('click', () => ask('press', { message: String(id), action }));
  return button;
}

function draw({ id, part }) {
  const article = element('article', part.kind);
  for (const line of part.lines) article.append(element('p', '', ...line.map(drawSpan)));
  for (const row of part.buttons) {
    article.append(element('div', 'row', ...row.map((button) => drawButton(id, button))));
  }
  const known = messages.get(id);
  messages.set(id, article);
  if (!known) {
    const isAtEnd = innerHeight + scrollY > document.documentElement.scrollHeight - 120;
    const later = [...messages.keys()].filter((other) => other > id);
    log.insertBefore(article, later.length === 0 ? null : messages.get(Math.min(...later)));
    if (isAtEnd) scrollTo(0, document.documentElement.scrollHeight);
    return;
  }
  const focused = [...known.querySelectorAll('button')].indexOf(document.activeElement);
  known.replaceWith(article);
  const buttons = article.querySelectorAll('button');
  if (focused >= 0 && buttons.length > 0) buttons[Math.min(focused, buttons.length - 1)].focus();
}

async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status === 401) location.reload();
    if (!answer.ok) throw new Error(answer.status);
    note.textContent = (await answer.json()).notice ?? '';
    return true;
  } catch {
    note.textContent = document.body.dataset.failed;
    return false;
  }
}

function connect() {
  if (source !== null || document.hidden) return;
  const mine = new EventSource('events' + (last === '' ? '' : '?after=' + last));
  source = mine;
  mine.addEventListener('open', () => {
    if (note.textContent === document.body.dataset.lost) note.textContent = '';
  });
  mine.addEventListener('message', (event) => {
    last = event.lastEventId;
    draw(JSON.parse(event.data));
  });
  mine.addEventListener('error', () => {
    note.textContent = document.body.dataset.lost;
    // A browser gives up where it was answered, but not by events: another process may serve, or nobody yet.
    if (mine.readyState !== EventSource.CLOSED || source !== mine) return;
    source = null;
    setTimeout(reconnect, 5000);
  });
}

// All tabs of a browser together have six connections to a server: a page that nobody sees gives its own back.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) return connect();
  source?.close();
  source = null;
});

async function reconnect() {
  if (source !== null || document.hidden) return;
  const answer = await fetch('complete?text=').catch(() => null);
  if (answer?.status === 401) location.reload();
  else connect();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (text === '') return;
  input.value = '';
  // What was typed meanwhile stays behind it.
  if (!(await ask('say', { text }))) input.value = [text, input.value].filter(Boolean).join(' ');
});

let asked = 0;
input.addEventListener('input', async () => {
  const mine = ++asked;
  const answer = await fetch('complete?text=' + encodeURIComponent(input.value)).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const found = await answer.json();
  choices.replaceChildren(
    ...found.map(({ name, value }) => {
      const option = element('option', '', name);
      option.value = value;
      return option;
    }),
  );
});

for (const button of document.querySelectorAll('[data-say]')) {
  button.addEventListener('click', () => ask('say', { text: button.dataset.say }));
}
connect();
`;
