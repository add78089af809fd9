/** An element as xml2js gives it: its text alone, or an object where it has attributes or children. */
export type Element = string | ({ _?: string; $?: Record<string, string> } & { [child: string]: unknown });

/** What rss-parser gives for an item or a feed: each field `name[]` holds the elements of that name, in order. */
export interface Fields {
  $?: Record<string, string>;
  [field: `${string}[]`]: Element[] | undefined;
}

/** All elements of a name. */
export function all(fields: Fields, name: string): Element[] {
  return fields[`${name}[]`] ?? [];
}

/** The elements of a name inside another one. */
export function within(element: Element, name: string): Element[] {
  const children = typeof element === 'string' ? undefined : element[name];
  return Array.isArray(children) ? (children as Element[]) : [];
}

/** An element's own text. */
export function own(element: Element): string {
  return typeof element === 'string' ? element : (element._ ?? '');
}

/** An attribute's value; empty where there is none. */
export function attribute(element: Element, name: string): string {
  return typeof element === 'string' ? '' : (element.$?.[name] ?? '');
}
