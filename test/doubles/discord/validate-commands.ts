import { type Faults, Form } from './validate.js';

/** An option of a registered command. */
export interface RegisteredOption {
  type: number;
  name: string;
  description: string;
  description_localizations?: Record<string, string>;
  name_localizations?: Record<string, string>;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: unknown }[];
  min_value?: number;
  max_value?: number;
  channel_types?: number[];
  /** Of a subcommand. */
  options?: RegisteredOption[];
}

/** A command as it was registered. */
export interface RegisteredCommand {
  name: string;
  type?: number;
  description: string;
  description_localizations?: Record<string, string>;
  name_localizations?: Record<string, string>;
  options?: RegisteredOption[];
  default_member_permissions?: string | null;
  contexts?: number[];
  integration_types?: number[];
}

const locales = new Set(
  'id en-US en-GB bg zh-CN zh-TW hr cs da nl fi fr de el hi hu it ja ko lt no pl pt-BR ro ru es-ES es-419 sv-SE th tr uk vi'.split(
    ' ',
  ),
);

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Option types: subcommand 1, string 3, integer 4, channel 7, number 10. */
const optionTypes = new Set([1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

/** What Discord refuses of a bulk overwrite. https://discord.com/developers/docs/interactions/application-commands */
export function commandFaults(body: unknown): Faults {
  const form = new Form();
  form.list('commands', body, 100);
  if (!Array.isArray(body)) return form.faults;
  const names = new Set<string>();
  for (const [index, command] of (body as RegisteredCommand[]).entries()) {
    const path = String(index);
    if (command.type === 3) {
      checkMessageCommand(form, path, command);
      continue;
    }
    checkNamed(form, path, command);
    if (names.has(command.name)) {
      form.fault(path, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    names.add(command.name);
    checkCommand(form, path, command);
  }
  return form.faults;
}

/** A command in the menu of messages has a name of any letters, and nothing else. */
function checkMessageCommand(form: Form, path: string, command: RegisteredCommand): void {
  for (const name of [command.name, ...Object.values(command.name_localizations ?? {})]) {
    form.text(`${path}.name`, name, 1, 32);
  }
  if ((command.description ?? '') !== '' || (command.options ?? []).length > 0) {
    form.fault(path, 'APPLICATION_COMMAND_INVALID', 'Context menu commands have no description or options');
  }
}

function checkCommand(form: Form, path: string, command: RegisteredCommand): void {
  const options = command.options ?? [];
  form.list(`${path}.options`, options, 25);
  const permissions = command.default_member_permissions;
  if (permissions != null && !/^\d+$/.test(permissions)) {
    form.fault(`${path}.default_member_permissions`, 'BITWISE_TYPE', 'Must be a bit set.');
  }
  if ((command.contexts ?? []).some((context) => ![0, 1, 2].includes(context))) {
    form.fault(`${path}.contexts`, 'BASE_TYPE_CHOICES', 'Must be one of (0, 1, 2).');
  }
  checkSubcommands(form, path, options);
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const optionPath = `${path}.options.${index}`;
    checkNamed(form, optionPath, option);
    checkOption(form, optionPath, option);
    if (option.required && optionalSeen) {
      form.fault(
        optionPath,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must come first',
      );
    }
    optionalSeen ||= !option.required;
  }
  if (new Set(options.map(({ name }) => name)).size < options.length) {
    form.fault(`${path}.options`, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Names must be unique');
  }
  const all = options.flatMap((each) => [each, ...(each.options ?? [])]);
  const size = [command, ...all].reduce(
    (sum, each) => sum + longest(each, 'name') + longest(each, 'description'),
    0,
  );
  if (size > 8000) form.fault(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
}

/** A subcommand has options of its own, and none of them is one again; a command has either subcommands or options. */
function checkSubcommands(form: Form, path: string, options: readonly RegisteredOption[]): void {
  const subs = options.filter(({ type }) => type === 1);
  const isMixed = subs.length > 0 && subs.length < options.length;
  const isNested = subs.some((each) => (each.options ?? []).some(({ type }) => type === 1));
  if (isMixed || isNested)
    form.fault(
      `${path}.options`,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  for (const [index, { options: own = [] }] of subs.entries()) {
    form.list(`${path}.options.${index}.options`, own, 25);
    for (const [place, option] of own.entries()) {
      checkNamed(form, `${path}.options.${index}.options.${place}`, option);
      checkOption(form, `${path}.options.${index}.options.${place}`, option);
    }
  }
}

function checkOption(form: Form, path: string, option: RegisteredOption): void {
  if (!optionTypes.has(option.type)) form.fault(`${path}.type`, 'BASE_TYPE_CHOICES', 'Unknown type');
  if (option.autocomplete && (![3, 4, 10].includes(option.type) || option.choices !== undefined)) {
    form.fault(`${path}.autocomplete`, 'AUTOCOMPLETE_INVALID', 'Not allowed for this option');
  }
  if ((option.min_value !== undefined || option.max_value !== undefined) && ![4, 10].includes(option.type)) {
    form.fault(`${path}.min_value`, 'BASE_TYPE_BAD', 'Only for numbers');
  }
  if (option.channel_types !== undefined && option.type !== 7) {
    form.fault(`${path}.channel_types`, 'BASE_TYPE_BAD', 'Only for channels');
  }
}

type Named = Pick<
  RegisteredOption,
  'name' | 'description' | 'name_localizations' | 'description_localizations'
>;

function checkNamed(form: Form, path: string, named: Named): void {
  const allNames = { name: named.name, ...named.name_localizations };
  for (const [key, name] of Object.entries(allNames)) {
    if (!namePattern.test(name) || name !== name.toLowerCase()) {
      form.fault(`${path}.${key}`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
  form.text(`${path}.description`, named.description, 1, 100);
  for (const [locale, description] of Object.entries(named.description_localizations ?? {})) {
    form.text(`${path}.description_localizations.${locale}`, description, 1, 100);
  }
  for (const locale of Object.keys({ ...named.name_localizations, ...named.description_localizations })) {
    if (!locales.has(locale)) form.fault(`${path}.${locale}`, 'LOCALE_INVALID', 'Unknown locale');
  }
}

/** A text counts with the longest of its localisations. */
function longest(named: Named, field: 'name' | 'description'): number {
  const localised = Object.values(named[`${field}_localizations`] ?? {});
  return Math.max(named[field].length, ...localised.map((text) => text.length));
}
