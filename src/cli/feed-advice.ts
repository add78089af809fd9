import { type Catalog, feedVariables } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import { type FeedRemedy, feedRemedy } from '../core/feed-remedy.js';
import { pluralize } from './format.js';

const tryNow = '`kabar feeds check` tries it now.';

const advice: Readonly<Record<FeedRemedy, string>> = {
  refused:
    'The publisher refuses Kabar by its honest name. Ask them to let it in (USER_AGENT and PUBLIC_URL say whom ' +
    'they deal with), set the `userAgent`, `headers` or `login` that they give you in the catalog, or look for ' +
    'another feed of theirs: `kabar feeds add <their site>`. Kabar does not disguise itself as a browser.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how the catalog names a variable.
  login: 'It wants a login: set `login` in the catalog, with the password as `${NAME}` from .env.',
  moved: 'Nothing is at this address any more: `kabar feeds add <their site>` finds what is there now.',
  page: tryNow,
  clock: 'Check the clock of this machine; if it is right, the publisher has to renew it.',
  certificate: `If you know its server, name the certificate in the catalog: \`tls.fingerprint256\`. ${tryNow}`,
};

/** What the operator may do about a feed that fails, by the reason. */
export function adviceFor(reason: string): string {
  const remedy = feedRemedy(reason);
  return remedy === null ? tryNow : advice[remedy];
}

/** The variables that feeds refer to and that cannot be read, in a sentence each that names the feeds. */
export function missingVariables(catalog: Catalog, variable: (name: string) => string): string[] {
  return [...feedVariables(catalog)].flatMap(([name, feeds]) => {
    try {
      variable(name);
      return [];
    } catch (error) {
      const [first = '', ...others] = feeds;
      const more = others.length === 0 ? '' : ` and ${pluralize(others.length, 'other')}`;
      return [`Feed ${first}${more}: ${describeError(error)}.`];
    }
  });
}
