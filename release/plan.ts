/** One commit since the last release. */
export interface Commit {
  hash: string;
  subject: string;
  body: string;
}

/** A commit that follows Conventional Commits (https://www.conventionalcommits.org/en/v1.0.0/). */
interface Change {
  type: string;
  scope: string | null;
  text: string;
  isBreaking: boolean;
  hash: string;
}

/** What the changelog lists, under which heading, in this order. Other types are of no interest to a user. */
const headings = [
  ['feat', 'New'],
  ['fix', 'Mended'],
  ['perf', 'Faster and lighter'],
] as const;

/** Reads the subject of a commit; null where it follows no convention. */
export function changeOf({ hash, subject, body }: Commit): Change | null {
  const [, type, scope, mark, text] = /^([a-z]+)(?:\(([^()]+)\))?(!)?: (.+)$/.exec(subject) ?? [];
  if (type === undefined || text === undefined) return null;
  const isBreaking = mark !== undefined || /^BREAKING[ -]CHANGE: /m.test(body);
  return { type, scope: scope ?? null, text, isBreaking, hash };
}

/**
 * The version after this one by what changed (https://semver.org). Before 1.0.0 anything may change: what breaks, and
 * what is new, raises the second number.
 * @returns null where nothing changed that a user notices.
 */
export function nextVersion(current: string, commits: readonly Commit[]): string | null {
  const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number);
  const changes = commits.flatMap((commit) => changeOf(commit) ?? []);
  const isBreaking = changes.some((change) => change.isBreaking);
  const isNew = changes.some(({ type }) => type === 'feat');
  if (isBreaking && major > 0) return `${major + 1}.0.0`;
  if (isBreaking || isNew) return `${major}.${minor + 1}.0`;
  const isMended = changes.some(({ type }) => type === 'fix' || type === 'perf');
  return isMended ? `${major}.${minor}.${patch + 1}` : null;
}

/** What the commits say, as lists for the changelog. Empty where they say nothing to a user. */
export function listOf(commits: readonly Commit[]): string {
  const changes = commits.flatMap((commit) => changeOf(commit) ?? []);
  const breaking = changes.filter(({ isBreaking }) => isBreaking);
  const lists = [
    ['Breaking', breaking] as const,
    ...headings.map(([type, heading]) => {
      const own = changes.filter((change) => change.type === type && !change.isBreaking);
      return [heading, own] as const;
    }),
  ];
  return lists
    .filter(([, own]) => own.length > 0)
    .map(([heading, own]) => `### ${heading}\n\n${own.map(lineOf).join('\n')}`)
    .join('\n\n');
}

function lineOf({ scope, text, hash }: Change): string {
  return `- ${scope === null ? '' : `**${scope}**: `}${text} (${hash.slice(0, 7)})`;
}

/**
 * The changelog with a section for the version: what was written under "Unreleased" by hand, and below it what the
 * commits say. Throws if it has no section "Unreleased".
 * @param date as `2026-11-27`.
 */
export function withRelease(changelog: string, version: string, date: string, list: string): string {
  const heading = '## Unreleased\n';
  const at = changelog.indexOf(heading);
  if (at < 0) throw new Error('CHANGELOG.md has no section "## Unreleased"');
  const before = changelog.slice(0, at);
  const rest = changelog.slice(at + heading.length);
  const next = rest.search(/^## /m);
  const written = (next < 0 ? rest : rest.slice(0, next)).trim();
  const older = next < 0 ? '' : rest.slice(next);
  const section = [`## ${version} (${date})`, written, list].filter((part) => part !== '').join('\n\n');
  return `${before}${heading}\n${section}\n${older === '' ? '' : `\n${older}`}`;
}

/** A manifest or lockfile with another version, and nothing else changed. */
export function withVersion(json: string, current: string, version: string): string {
  const parsed: { packages?: Record<string, unknown> } = JSON.parse(json);
  // A lockfile names the version twice: at the top, and for the package in the root.
  const times = parsed.packages === undefined ? 1 : 2;
  let left = times;
  const line = `"version": "${current}"`;
  const changed = json.replaceAll(line, (whole) => (left-- > 0 ? `"version": "${version}"` : whole));
  if (left > 0) throw new Error(`the version ${current} does not stand where it is expected`);
  return changed;
}
