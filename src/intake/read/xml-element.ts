/** An element with attributes or elements of its own, these by their names, as xml2js gives it. */
export type Tree = { _?: string; $?: Record<string, string> } & { [child: string]: unknown };

/** An element: its text alone where it has nothing else. */
export type Element = string | Tree;

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

/** An element that holds nothing but text. Blanks alone are none. */
export function elementOf(attributes: Record<string, string>, text: string): Element {
  const own = /\S/.test(text) ? text : '';
  return Object.keys(attributes).length === 0 ? own : { $: attributes, ...(own !== '' && { _: own }) };
}
