/** A form has so many parts at most. Each costs time, and the forms of the window have one. */
const maxParts = 8;

/**
 * The file that a form uploads (https://www.rfc-editor.org/rfc/rfc7578), or null where there is none. The platform's own
 * reader holds the loop for a second where a form of four megabytes is made of many small parts.
 */
export async function uploadedFile(request: Request, field: string): Promise<string | null> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentTypeOf(request)) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  const body = Buffer.from(await request.arrayBuffer());
  const line = `--${boundary}`;
  let from = body.indexOf(line);
  for (let part = 0; part < maxParts && from >= 0; part++) {
    const head = from + line.length;
    const content = body.indexOf('\r\n\r\n', head);
    const end = content < 0 ? -1 : body.indexOf(`\r\n${line}`, content + 2);
    if (end < 0) return null;
    if (isFileOf(field, body.toString('utf8', head, content)))
      return body.toString('utf8', content + 4, Math.max(content + 4, end));
    from = end + 2;
  }
  return null;
}

const contentTypeOf = ({ headers }: Request) => headers.get('content-type') ?? '';

function isFileOf(field: string, head: string): boolean {
  const said = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? '';
  const [, name] = /(?:^|[;\s])name="([^"]*)"/i.exec(said) ?? [];
  return name === field && /[;\s]filename\*?=/i.test(said);
}
