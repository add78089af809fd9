import type { SpecFault } from '../spec/check.js';

/** Faults of a form by the path of the field, as in Discord's code 50035. */
export type Faults = { path: string; code: string; message: string }[];

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Collects faults; each check names the field and goes on, as Discord does. */
export class Form {
  readonly faults: Faults = [];

  fault(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message });
  }

  /** A text of `min` to `max` UTF-16 units. */
  text(path: string, value: unknown, min: number, max: number): void {
    if (!isText(value)) {
      this.fault(path, 'BASE_TYPE_BAD_STRING', 'Must be a string.');
    } else if (min > 0 && value.trim() === '') {
      this.fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (value.length > max || value.length < min) {
      this.fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
  }

  list(path: string, value: unknown, max: number, min = 0): void {
    if (!Array.isArray(value)) {
      this.fault(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    } else if (value.length > max || value.length < min) {
      this.fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
  }
}

/** A message as Discord shows it with Components V2: no content or embeds. */
const componentsV2 = 1 << 15;

/**
 * What only the documentation says of the body of a message; its fields are checked by the specification. Null where it
 * is empty (50006). https://discord.com/developers/docs/resources/message
 */
export function messageFaults(body: Record<string, unknown>): Faults | null {
  const form = new Form();
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  // The 4000 of the specification are those of people who pay.
  if (body.content != null) form.text('content', body.content, 0, 2000);
  if (body.embeds != null) embeds(form, body.embeds);
  allowedMentions(form, body.allowed_mentions);
  if (body.components != null) {
    if ((flags & componentsV2) === 0) rows(form, body.components);
    else containers(form, body);
    customIds(form, body.components);
  }
  const shown = [body.content, ...listOf(body.embeds), ...listOf(body.components)];
  const empty = !shown.some((each) => (isText(each) ? each.trim() !== '' : isObject(each)));
  return empty && form.faults.length === 0 ? null : form.faults;
}

/** A list of roles, and all roles, exclude each other. https://discord.com/developers/docs/resources/message#allowed-mentions-object */
function allowedMentions(form: Form, value: unknown): void {
  if (!isObject(value)) return;
  for (const kind of ['roles', 'users'])
    if (listOf(value.parse).includes(kind) && listOf(value[kind]).length > 0)
      form.fault(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}`,
      );
}

function embeds(form: Form, value: unknown): void {
  let total = 0;
  for (const [index, embed] of listOf(value).entries()) {
    if (isObject(embed)) total += embedFaults(form, `embeds.${index}`, embed);
  }
  if (total > 6000) {
    form.fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}

/** Checks one embed and returns how much it counts towards the 6000. */
function embedFaults(form: Form, path: string, embed: Record<string, unknown>): number {
  let size = 0;
  const text = (name: string, value: unknown, required: boolean) => {
    if (required) form.text(`${path}.${name}`, value, 1, 6000);
    if (isText(value)) size += value.length;
  };
  text('title', embed.title, false);
  text('description', embed.description, false);
  if (isObject(embed.author)) text('author.name', embed.author.name, true);
  if (isObject(embed.footer)) text('footer.text', embed.footer.text, true);
  for (const [index, field] of listOf(embed.fields).entries()) {
    text(`fields.${index}.name`, isObject(field) ? field.name : undefined, true);
    text(`fields.${index}.value`, isObject(field) ? field.value : undefined, true);
  }
  if (size === 0 && !isObject(embed.image)) form.fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  return size;
}

/** Five rows, each of five buttons or one menu. https://discord.com/developers/docs/components/reference */
function rows(form: Form, value: unknown): void {
  form.list('components', value, 5);
  for (const [index, row] of listOf(value).entries()) {
    const path = `components.${index}`;
    if (!isObject(row) || row.type !== 1) {
      form.fault(`${path}.type`, 'BASE_TYPE_CHOICES', 'Must be one of (1,).');
      continue;
    }
    const held = listOf(row.components).filter(isObject);
    if (held.some(({ type }) => type !== 2)) form.list(`${path}.components`, row.components, 1, 1);
    for (const [place, each] of held.entries()) {
      if (each.type === 2) buttonFaults(form, `${path}.components.${place}`, each);
      if (each.type === 3) optionFaults(form, `${path}.components.${place}.options`, each.options);
    }
  }
}

function buttonFaults(form: Form, path: string, button: Record<string, unknown>): void {
  if (button.emoji == null) form.text(`${path}.label`, button.label, 1, 80);
  if (button.style === 5) form.text(`${path}.url`, button.url, 1, 512);
  else form.text(`${path}.custom_id`, button.custom_id, 1, 100);
}

function optionFaults(form: Form, path: string, options: unknown): void {
  const values = listOf(options).map((option) => (isObject(option) ? option.value : option));
  if (new Set(values).size < values.length) {
    form.fault(
      path,
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      'The specified option value is already used',
    );
  }
}

/** Bounds of Components V2. Over about 10,170 bytes the server has been seen to fail. */
function containers(form: Form, body: Record<string, unknown>): void {
  const all = [...within(body.components, '')].map(([, component]) => component);
  if (isText(body.content) || listOf(body.embeds).length > 0) {
    form.fault('content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'Not beside components');
  }
  if (all.length > 40) form.fault('components', 'BASE_TYPE_BAD_LENGTH', 'At most 40 components');
  const length = all.reduce((sum, { content }) => sum + (isText(content) ? content.length : 0), 0);
  if (length > 4000) form.fault('components', 'BASE_TYPE_BAD_LENGTH', 'At most 4000 characters');
  if (Buffer.byteLength(JSON.stringify(body.components)) > 10_170) {
    form.fault('components', 'BASE_TYPE_BAD_LENGTH', 'Over 10,170 bytes the server answers 500');
  }
}

/** All components, each with its path; those within others too. */
function* within(value: unknown, path: string): Generator<[path: string, Record<string, unknown>]> {
  for (const [index, component] of listOf(value).entries()) {
    if (!isObject(component)) continue;
    const own = `${path}${index}`;
    yield [own, component];
    yield* within(component.components, `${own}.components.`);
    if (isObject(component.accessory)) yield [`${own}.accessory`, component.accessory];
  }
}

/** Every custom id of one message differs. */
function customIds(form: Form, components: unknown): void {
  const met = new Set<unknown>();
  for (const [path, { custom_id: id }] of within(components, 'components.')) {
    if (id === undefined) continue;
    if (met.has(id)) {
      const words = 'Component custom id cannot be duplicated';
      form.fault(`${path}.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED', words);
    }
    met.add(id);
  }
}

/** Discord's names of the rules of a schema. */
const codes: Record<string, string> = {
  maxLength: 'BASE_TYPE_BAD_LENGTH',
  minLength: 'BASE_TYPE_BAD_LENGTH',
  maxItems: 'BASE_TYPE_BAD_LENGTH',
  minItems: 'BASE_TYPE_BAD_LENGTH',
  required: 'BASE_TYPE_REQUIRED',
  const: 'BASE_TYPE_CHOICES',
  enum: 'BASE_TYPE_CHOICES',
};

/** What the specification finds in a request, in Discord's form. */
export function formFaults(faults: readonly SpecFault[]): Faults {
  return faults.map(({ path, rule, message }) => ({
    path,
    code: codes[rule] ?? 'MODEL_TYPE_CONVERT',
    message,
  }));
}

/** Discord's answer 50035 for these faults. */
export function invalidForm(faults: Faults): { code: number; message: string; errors: object } {
  const errors: Record<string, unknown> = {};
  for (const { path, code, message } of faults) {
    let node = errors;
    for (const key of path.split('.')) {
      node[key] ??= {};
      node = node[key] as Record<string, unknown>;
    }
    node._errors = [...listOf(node._errors), { code, message }];
  }
  return { code: 50035, message: 'Invalid Form Body', errors };
}
