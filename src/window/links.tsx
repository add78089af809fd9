import type { Child } from 'hono/jsx';

/** A link that leads out of the window. Anything but the web, such as `javascript:`, is shown as text. */
export function OutLink({ href, children }: { href: string; children?: Child }) {
  const isWeb = URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
  if (!isWeb) return <span>{children ?? href}</span>;
  return (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {children ?? href}
    </a>
  );
}
