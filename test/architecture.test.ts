import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

interface SourceFile {
  path: string;
  text: string;
  imports: string[];
}

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return read(relative(root, path));
    });
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/g;
  const imports = [...text.matchAll(pattern)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3]) as string;
    return name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name;
  });
  return { path, text, imports };
}

/** The file that an import of `.js` means. */
function sourceOf(path: string): string {
  const file = join(root, path.replace(/\.js$/, '.ts'));
  return existsSync(file) ? file : `${file}x`;
}

/** What is loaded with a file. Types are not, and what is imported in a call is loaded later. */
function loadedBy(text: string): string[] {
  const pattern = /^(?:import|export) (?!type\b)[^'"`;]*?from '([^']+)'/gm;
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** The ways that lead from a file back to itself. */
function circlesIn(imported: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (way.includes(path) || done.has(path)) return;
    for (const next of imported.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of imported.keys()) follow(path, []);
  return circles;
}

/** Folders of `src/` with what they may import from within the project, beside themselves, and from npm. */
const rooms: Record<string, { inside: string[]; packages: RegExp }> = {
  'src/core': { inside: [], packages: /^zod$/ },
  'src/presentation': { inside: ['src/core', 'src/i18n'], packages: /^$/ },
  'src/i18n': { inside: ['src/core'], packages: /^(@fluent\/bundle|node:fs)$/ },
  'src/intake': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages:
      /^(undici|rss-parser|htmlparser2|entities|domhandler|iconv-lite|zod|piscina|p-limit|tldts|node:.*)$/,
  },
  'src/discovery': {
    inside: [
      'src/core',
      'src/i18n',
      'src/presentation',
      'src/intake/read',
      'src/intake/html',
      'src/intake/fetch',
    ],
    packages: /^(htmlparser2|entities|domhandler|zod|node:.*)$/,
  },
  'src/delivery': { inside: ['src/core', 'src/i18n', 'src/presentation'], packages: /^node:crypto$/ },
  'src/commands': { inside: ['src/core', 'src/i18n', 'src/presentation'], packages: /^zod$/ },
  'src/stores': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(lowdb|pg|kysely|zod|node:.*)$/,
  },
  'src/http': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(hono(\/.*)?|@hono\/.*|zod|node:.*)$/,
  },
  'src/window': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(hono(\/.*)?|htmlparser2|jsonc-parser|zod|node:.*)$/,
  },
  'src/demo': { inside: ['src/core', 'src/app/package-root'], packages: /^(zod|node:.*)$/ },
  'adapters/telegram': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(grammy|grammy\/types|@grammyjs\/types|https-proxy-agent|undici|zod)$/,
  },
  'adapters/discord': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(discord\.js|https-proxy-agent|undici|zod|node:(http|module))$/,
  },
  'adapters/console': {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(zod|string-width|supports-hyperlinks|node:.*)$/,
  },
};

/** What puts the rooms together, from the bottom up: each may import every room, and what stands before it here. */
const wiring = ['src/app', 'src/main', 'src/cli'];

/** A platform without an SDK of its own needs no rule here. */
const adapters = readdirSync(join(root, 'adapters'));
for (const name of adapters) {
  rooms[`adapters/${name}`] ??= {
    inside: ['src/core', 'src/i18n', 'src/presentation'],
    packages: /^(zod|node:.*)$/,
  };
}

/** What every adapter exports, by its files. */
const adapterFiles = new Map([
  ['index', ['adapter']],
  ['config', ['configSchema', 'Config']],
  ['capabilities', ['capabilities']],
  ['create', ['createAdapter']],
  ['format', ['render', 'Part']],
  ['outcome', ['outcomeOf']],
  ['send', ['createMessageSender', 'MessageSender']],
  ['commands', ['CommandHandler']],
]);

/** Words of platforms: the core knows none. grammY is not among them: its name is that of a prize in the news, and core imports nothing. */
const platformWords = /\b(telegram|discord|guild\w*|embeds?|slack|whatsapp)\b/i;

const everything = [...sourceFiles('src'), ...sourceFiles('adapters')];

describe('the import rules of the design', () => {
  for (const [room, rule] of Object.entries(rooms)) {
    const files = everything.filter(({ path }) => path.startsWith(`${room}/`));
    it(`${room} imports only what it may`, () => {
      const forbidden = files.flatMap(({ path, imports }) =>
        imports
          .filter((name) => {
            const inside = name.startsWith('src/') || name.startsWith('adapters/');
            const allowed = [`${room}/`, ...rule.inside].some((start) => name.startsWith(start));
            return inside ? !allowed : !rule.packages.test(name);
          })
          .map((name) => `${path} imports ${name}`),
      );
      expect(forbidden).toEqual([]);
    });
  }

  it('every folder has a rule, and what wires them imports nothing from above', () => {
    const placeOf = (path: string) => /^(?:src|adapters)\/[^/.]+/.exec(path)?.[0] ?? path;
    const places = new Set(everything.map(({ path }) => placeOf(path)));
    expect([...places].filter((place) => rooms[place] === undefined && !wiring.includes(place))).toEqual([]);
    const upward = everything.flatMap(({ path, imports }) =>
      imports
        .filter((name) => wiring.indexOf(placeOf(name)) > wiring.indexOf(placeOf(path)))
        .filter(() => wiring.includes(placeOf(path)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(upward).toEqual([]);
  });

  it('every adapter exports the same names from the same files', () => {
    for (const name of adapters) {
      for (const [file, exported] of adapterFiles) {
        const { path, text } = read(`adapters/${name}/${file}.ts`);
        const names = /^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm;
        expect(
          [...text.matchAll(names)].map((match) => match[1]),
          path,
        ).toEqual(expect.arrayContaining(exported));
      }
    }
  });

  it('the driver of a database is loaded only where one is used', () => {
    const met = new Set<string>();
    const packages = new Set<string>();
    const load = (path: string) => {
      if (met.has(path)) return;
      met.add(path);
      for (const name of loadedBy(readFileSync(sourceOf(path), 'utf8'))) {
        if (name.startsWith('.')) load(relative(root, resolve(root, dirname(path), name)));
        else packages.add(name);
      }
    };
    load('src/cli/kabar.ts');
    load('src/main.ts');
    expect(met.has('src/stores/lowdb/open.js')).toBe(true);
    expect([...packages].filter((name) => /^(pg|kysely)\b/.test(name))).toEqual([]);
  });

  it('no file imports itself by way of others, not even for a type', () => {
    const all = [...everything, ...sourceFiles('test'), ...sourceFiles('bench')];
    const imported = new Map(
      all.map(({ path, imports }) => [
        path,
        imports
          .filter((name) => /^(src|adapters|test|bench)\//.test(name))
          .map((name) => relative(root, sourceOf(name))),
      ]),
    );
    expect(imported.get('src/core/chat.ts')).toContain('src/core/announcement-schema.ts');
    expect(circlesIn(imported)).toEqual([]);
    const circular = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circlesIn(circular)).toEqual(['b → c → b']);
  });

  it('no test double reaches the code that is run', () => {
    const wrong = everything.filter(({ imports }) => imports.some((name) => /^(test|bench)\//.test(name)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the core', () => {
  const core = everything.filter(({ path }) => path.startsWith('src/core/'));

  it('knows no platform', () => {
    // Words that were counted in texts may name one.
    const written = core.filter(({ path }) => !path.endsWith('/weights.ts'));
    const found = written.flatMap(({ path, text }) =>
      // A link to a platform's documentation may name it: that is the source of a fact.
      text.split('\n').flatMap((line, index) => {
        const match = platformWords.exec(line.replace(/https:\/\/\S+/g, ''));
        return match ? [`${path}:${index + 1} says ${match[0]}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });

  it('has a doc comment on everything that it exports', () => {
    const bare = core.flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, index) => {
        const exported = /^export (?:async )?(?:const|function|class|interface|type|enum) (\w+)/.exec(line);
        const overload = exported && lines[index - 1]?.startsWith(`export function ${exported[1]}`);
        return exported && !overload && !lines[index - 1]?.endsWith('*/') ? [`${path} ${exported[1]}`] : [];
      });
    });
    expect(bare).toEqual([]);
  });
});

describe('the environment', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const explained = new Set([...example.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]));
  const read = new Set(
    everything.flatMap(({ path, text }) => {
      const direct = [...text.matchAll(/\benv\.([A-Z][A-Z0-9_]*)|\benv\['([A-Z0-9_]+)'\]/g)];
      const schema = /config\.ts$/.test(path) ? [...text.matchAll(/^\s+([A-Z][A-Z0-9_]{2,}):/gm)] : [];
      return [...direct, ...schema].map((match) => match[1] ?? match[2]);
    }),
  );

  it('is explained in .env.example wherever it is read', () => {
    expect([...read].filter((name) => !explained.has(name))).toEqual([]);
    expect(read.size).toBeGreaterThan(8);
  });

  it('is read wherever .env.example explains it', () => {
    expect([...explained].filter((name) => !read.has(name))).toEqual([]);
  });
});

describe('the house', () => {
  it('has no file of over 400 lines', () => {
    // What is generated grows with the texts.
    const written = [...everything, ...sourceFiles('test')].filter(
      ({ text }) => !text.startsWith('// Generated from '),
    );
    const long = written.filter(({ text }) => text.split('\n').length > 400);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});
