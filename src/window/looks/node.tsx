import type { Child } from 'hono/jsx';
import { OutLink } from '../links.js';

/** Text with a form, read from what a platform would be sent: the whole of what a look can show of it. */
export type LookNode =
  | string
  | {
      form: 'bold' | 'italic' | 'underlined' | 'struck' | 'code' | 'quote' | 'small' | 'plain';
      inside: LookNode[];
    }
  | { form: 'link'; href: string; inside: LookNode[] }
  /** An instant that each reader sees by their own clock, in milliseconds; as a phrase where the platform has one. */
  | { form: 'time'; at: number; inside: LookNode[] };

/** How an instant is said where a message has no phrase for it: as a date, or as long ago. */
export type SayTime = (at: number, form: 'date' | 'relative') => string;

/** Draws nodes as elements and text, never as markup. */
export function Nodes({ nodes, sayTime }: { nodes: readonly LookNode[]; sayTime: SayTime }): Child {
  return (
    <>{nodes.map((node, index) => draw(isQuote(nodes[index - 1]) ? withoutBreak(node) : node, sayTime))}</>
  );
}

const isQuote = (node: LookNode | undefined) => typeof node === 'object' && node.form === 'quote';

/** A quotation ends its line itself. */
const withoutBreak = (node: LookNode) => (typeof node === 'string' ? node.replace(/^\n/, '') : node);

/** A function and no component: a digest has thousands of nodes, and each component takes as long as its text. */
function draw(node: LookNode, sayTime: SayTime): Child {
  if (typeof node === 'string') return node;
  const inside = <Nodes nodes={node.inside} sayTime={sayTime} />;
  switch (node.form) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'underlined':
      return <u>{inside}</u>;
    case 'struck':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'quote':
      return <blockquote>{inside}</blockquote>;
    case 'small':
      return <small>{inside}</small>;
    case 'plain':
      return inside;
    case 'link':
      return <OutLink href={node.href}>{inside}</OutLink>;
    case 'time':
      return (
        <time datetime={new Date(node.at).toISOString()}>
          {node.inside.length === 0 ? sayTime(node.at, 'relative') : inside}
        </time>
      );
  }
}

/** What nodes say, without their form. */
export function textOfNodes(nodes: readonly LookNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOfNodes(node.inside))).join('');
}
