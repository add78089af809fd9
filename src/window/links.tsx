import type { Child } from 'hono/jsx';
import { holdsSecrets, maskSecrets } from '../core/secrets.js';

/** A link that leads out of the window. Anything but the web, such as `javascript:`, is shown as text, and so is what bears a secret. */
export function OutLink({ href, children }: { href: string; children?: Child }) {
  const isWeb = URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
  if (!isWeb || holdsSecrets(href)) return <span>{children ?? maskSecrets(href)}</span>;
  return (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {children ?? href}
    </a>
  );
}
