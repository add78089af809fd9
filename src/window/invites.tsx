import type { PageContext } from './context.js';
import { OutLink } from './links.js';
import { type PlatformStatus, platformName } from './platforms.js';

/** What leads people's own places to the bot of a platform. */
export function Invites({ context, platform }: { context: PageContext; platform: PlatformStatus }) {
  const { text } = context.var;
  return (
    <>
      {platform.invites.map(({ to, href }, index) => (
        <>
          {index > 0 && ' · '}
          <OutLink href={href}>{text(`invite-${to}`)}</OutLink>
        </>
      ))}
    </>
  );
}

/** How the bot comes to a place, a line for each platform that people are on; else what is missing for that. */
export function HowToInvite(props: { context: PageContext; platforms: readonly PlatformStatus[] }) {
  const { context, platforms } = props;
  const { text } = context.var;
  if (isAlone(platforms)) return <p>{text('platform-none')}</p>;
  return (
    <ul>
      {platforms
        .filter(({ invites }) => invites.length > 0)
        .map((platform) => (
          <li>
            {platformName(platform.name, text)}: <Invites context={context} platform={platform} />
          </li>
        ))}
    </ul>
  );
}

/** Whether nobody but the operator can be reached: by the terminal and the browser chat. */
export const isAlone = (platforms: readonly PlatformStatus[]): boolean =>
  platforms.every(({ name }) => name === 'console' || name === 'web');
