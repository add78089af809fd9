import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { slimCss } from './slim-css.js';

const require = createRequire(import.meta.url);

/**
 * Where each file comes from: a file of the window's own in the folder that the caller names, packages, or both, one after
 * the other.
 * htmx and its extension are one file: htmx begins in a task of its own, and an extension that is loaded after that is never
 * asked about the page that is there.
 */
const sources = {
  'pico.css': { packages: ['@picocss/pico/css/pico.classless.min.css'], type: 'text/css' },
  'uplot.css': { packages: ['uplot/dist/uPlot.min.css'], type: 'text/css' },
  'window.css': { own: 'window.css', type: 'text/css' },
  'htmx.js': {
    packages: ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-sse.min.js'],
    type: 'text/javascript',
  },
  'uplot.js': {
    own: 'valid-language.js',
    packages: ['uplot/dist/uPlot.iife.min.js'],
    type: 'text/javascript',
  },
  'window.js': { own: 'window.js', type: 'text/javascript' },
} as const;

/** The name of a file that the pages load. */
export type AssetName = keyof typeof sources;

/** All of them. */
export const assetNames = Object.keys(sources) as AssetName[];

interface Asset {
  type: string;
  body: Buffer;
  brotli: Buffer;
  gzip: Buffer;
}

/** The files that the pages load: served from the package, compressed once, kept by browsers until they change. */
export class Assets {
  readonly #folder: URL;
  readonly #loaded = new Map<AssetName, Asset & { version: string }>();

  /** @param folder where the window's own files are, as a URL that ends in `/`. */
  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** The address of a file below the window's root. It changes with the content. */
  path(name: AssetName): string {
    return `assets/${this.#load(name).version}/${name}`;
  }

  /** Answers a request for a file. */
  serve(name: string, acceptEncoding: string | null): Response {
    if (!Object.hasOwn(sources, name)) return new Response('not found', { status: 404 });
    const asset = this.#load(name as AssetName);
    const accepted = acceptEncoding ?? '';
    const coding = /\bbr\b/.test(accepted) ? 'brotli' : /\bgzip\b/.test(accepted) ? 'gzip' : 'body';
    const headers: Record<string, string> = {
      'content-type': `${asset.type}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    };
    if (coding !== 'body') headers['content-encoding'] = coding === 'brotli' ? 'br' : 'gzip';
    return new Response(new Uint8Array(asset[coding]), { headers });
  }

  /** Read at the first request: most of Kabar's processes never show a page. */
  #load(name: AssetName): Asset & { version: string } {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;
    const source = sources[name];
    const files = [
      ...('own' in source ? [new URL(source.own, this.#folder)] : []),
      ...('packages' in source ? source.packages.map((name) => require.resolve(name)) : []),
    ];
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const body = Buffer.from(source.type === 'text/css' ? slimCss(text) : text);
    const asset = {
      type: source.type,
      body,
      brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      gzip: gzipSync(body),
      version: createHash('sha256').update(body).digest('hex').slice(0, 12),
    };
    this.#loaded.set(name, asset);
    return asset;
  }
}
