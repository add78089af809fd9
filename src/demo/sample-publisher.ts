import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { packageRoot } from '../app/package-root.js';
import type { Catalog } from '../core/catalog.js';
import type { Clock } from '../core/ports.js';
import {
  type Found,
  find,
  name,
  type Published,
  type Sample,
  sampleSchema,
  timezone,
} from './sample-site.js';

/** What the sample publisher shall do. */
export interface SamplePublisherOptions {
  clock: Clock;
  /** Milliseconds between two new articles. */
  everyMs: number;
  /** How many articles are there from the start. */
  firstCount: number;
}

/** A publisher that runs. */
export interface SamplePublisher {
  /** Its own address, without a slash at the end. */
  url: string;
  /** The publisher with its feeds; it brings no topics. */
  catalog: Catalog;
  close(): Promise<void>;
}

/**
 * Starts a publisher on a free port of loopback, with articles made up for it: Indonesian ones in a news
 * sitemap, English ones in RSS. When all are out it goes round again, each marked as an update.
 */
export async function startSamplePublisher(options: SamplePublisherOptions): Promise<SamplePublisher> {
  const { clock, everyMs, firstCount } = options;
  const samples = z.array(sampleSchema).parse(JSON.parse(readSample('articles.json')));
  const image = readSample('image.svg');
  const out: Published[] = [];
  const publish = (at: number) => {
    const round = Math.floor(out.length / samples.length) + 1;
    out.push(issue(samples[out.length % samples.length] as Sample, out.length, round, at));
  };
  for (let left = firstCount; left > 0; left--) publish(clock.now() - left * 600_000);

  const server = createServer((request, response) => {
    const [path = '/', query] = (request.url ?? '/').split('?');
    const page = new URLSearchParams(query).get('page');
    const site = { url, out, image, now: clock.now() };
    answer(response, request.method ?? 'GET', find(site, path, page));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let cancel = () => {};
  const goOn = () => {
    cancel = clock.after(everyMs, () => {
      publish(clock.now());
      goOn();
    });
  };
  goOn();
  return {
    url,
    catalog: catalogOf(url),
    close: () =>
      new Promise((resolve) => {
        cancel();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readSample(file: string): string {
  return readFileSync(new URL(`data/samples/${file}`, packageRoot), 'utf8');
}

function catalogOf(url: string): Catalog {
  const feeds = [
    { id: 'kabar-contoh-id', url: `${url}/id/sitemap-news.xml` },
    { id: 'kabar-contoh-en', url: `${url}/en/rss.xml` },
  ];
  return { publishers: [{ id: 'kabar-contoh', name, url, timezone, feeds }], topics: [] };
}

function issue(sample: Sample, index: number, round: number, at: number): Published {
  const mark = sample.language === 'id' ? 'pembaruan' : 'update';
  const [slug, headline] =
    round === 1
      ? [sample.slug, sample.headline]
      : [`${sample.slug}-${mark}-${round}`, `${sample.headline} (${mark} ${round})`];
  return { ...sample, headline, path: `/${sample.section}/${1001 + index}/${slug}`, at };
}

function answer(response: ServerResponse, method: string, found: Found | null): void {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { type, body } = found ?? { type: 'text/plain', body: 'Tidak ada. Not found.\n' };
  response.writeHead(found === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
  response.end(method === 'HEAD' ? undefined : body);
}
