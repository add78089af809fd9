import iconv from 'iconv-lite';

/** How far into a page its charset is looked for, in bytes (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding). */
const prescan = 1024;

/** Bytes to text, piece by piece. */
export interface PageDecoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * Decodes a page by its byte order mark, its `Content-Type` header or its `meta` tag, else as UTF-8.
 * @param contentType the header.
 */
export function createPageDecoder(contentType: string | null): PageDecoder {
  let start = Buffer.alloc(0);
  let decoder: ReturnType<typeof iconv.getDecoder> | null = null;
  const begin = (): string => {
    decoder = iconv.getDecoder(charsetOf(start, contentType));
    return decoder.write(start);
  };
  return {
    write(bytes) {
      if (decoder !== null)
        return decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      start = Buffer.concat([start, bytes]);
      return start.length < prescan ? '' : begin();
    },
    end() {
      const text = decoder === null ? begin() : '';
      return text + (decoder?.end() ?? '');
    },
  };
}

function charsetOf(start: Buffer, contentType: string | null): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xef && start[1] === 0xbb) return 'utf-8';
  const head = start.subarray(0, prescan).toString('latin1');
  const inTag = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType?.slice(0, 500) ?? '')?.[1];
  // Many servers put ISO-8859-1 on anything: the page itself knows better.
  const labels = /^(?:iso-?8859-?1|us-ascii)$/i.test(inHeader ?? '') ? [inTag, inHeader] : [inHeader, inTag];
  const label = labels.find((each) => each !== undefined && iconv.encodingExists(each))?.toLowerCase();
  if (label === undefined || /^(?:utf|ucs)-?(?:16|32|2|4)/.test(label)) return 'utf-8';
  // As browsers read them (https://encoding.spec.whatwg.org/#names-and-labels).
  return /^(?:iso-?8859-?1|latin1|us-ascii|ascii)$/.test(label) ? 'windows-1252' : label;
}
