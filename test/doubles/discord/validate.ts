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

  url(path: string, value: unknown): void {
    if (!isText(value) || !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
      this.fault(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    } else if (value.length > 2048) {
      this.fault(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 2048 or fewer in length.');
    }
  }
}

/** The body of a message; null where it is empty (50006). https://discord.com/developers/docs/resources/message */
export function messageFaults(body: Record<string, unknown>): Faults | null {
  const form = new Form();
  if (body.content != null) form.text('content', body.content, 0, 2000);
  if (body.nonce != null) {
    if (!isText(body.nonce) && !Number.isInteger(body.nonce)) {
      form.fault('nonce', 'NONCE_TYPE_BAD', 'Must be a string or an integer.');
    } else if (String(body.nonce).length > 25) {
      form.fault('nonce', 'NONCE_TYPE_TOO_LONG', 'Nonce must be 25 or fewer characters.');
    }
  }
  if (body.allowed_mentions != null) mentions(form, body.allowed_mentions);
  if (body.embeds != null) embeds(form, body.embeds);
  if (body.components != null) components(form, body.components);
  const shown = [body.content, ...listOf(body.embeds), ...listOf(body.components)];
  const empty = !shown.some((each) => (isText(each) ? each.trim() !== '' : isObject(each)));
  return empty && form.faults.length === 0 ? null : form.faults;
}

function mentions(form: Form, value: unknown): void {
  const parse = isObject(value) ? (value.parse ?? []) : null;
  if (!Array.isArray(parse)) {
    form.fault('allowed_mentions', 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
  } else if (parse.some((each) => !['roles', 'users', 'everyone'].includes(each))) {
    form.fault(
      'allowed_mentions.parse',
      'BASE_TYPE_CHOICES',
      "Must be one of ('roles', 'users', 'everyone').",
    );
  }
}

function embeds(form: Form, value: unknown): void {
  form.list('embeds', value, 10);
  let total = 0;
  for (const [index, embed] of listOf(value).entries()) {
    const path = `embeds.${index}`;
    if (!isObject(embed)) {
      form.fault(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    total += embedFaults(form, path, embed);
  }
  if (total > 6000) {
    form.fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}

/** Checks one embed and returns how much it counts towards the 6000. */
function embedFaults(form: Form, path: string, embed: Record<string, unknown>): number {
  let size = 0;
  const text = (name: string, value: unknown, max: number, required: boolean) => {
    if (value === undefined && !required) return;
    form.text(`${path}.${name}`, value, required ? 1 : 0, max);
    if (isText(value)) size += value.length;
  };
  text('title', embed.title, 256, false);
  text('description', embed.description, 4096, false);
  if (isObject(embed.author)) text('author.name', embed.author.name, 256, true);
  if (isObject(embed.footer)) text('footer.text', embed.footer.text, 2048, true);
  form.list(`${path}.fields`, embed.fields ?? [], 25);
  for (const [index, field] of listOf(embed.fields).entries()) {
    text(`fields.${index}.name`, isObject(field) ? field.name : undefined, 256, true);
    text(`fields.${index}.value`, isObject(field) ? field.value : undefined, 1024, true);
  }
  if (embed.url !== undefined) form.url(`${path}.url`, embed.url);
  if (isObject(embed.image)) form.url(`${path}.image.url`, embed.image.url);
  if (
    embed.timestamp !== undefined &&
    !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(String(embed.timestamp))
  ) {
    form.fault(`${path}.timestamp`, 'DATE_TIME_TYPE_PARSE', 'Could not parse. Should be ISO8601.');
  }
  if (size === 0 && !isObject(embed.image)) form.fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  return size;
}

function components(form: Form, value: unknown): void {
  form.list('components', value, 5);
  const ids = new Set<unknown>();
  for (const [index, row] of listOf(value).entries()) {
    const path = `components.${index}`;
    if (!isObject(row) || row.type !== 1) {
      form.fault(`${path}.type`, 'BASE_TYPE_CHOICES', 'Must be one of (1,).');
      continue;
    }
    form.list(`${path}.components`, row.components, 5, 1);
    const [first] = listOf(row.components);
    if (isObject(first) && first.type === 3) {
      selectFaults(form, `${path}.components.0`, first, ids);
      form.list(`${path}.components`, row.components, 1, 1);
      continue;
    }
    for (const [place, button] of listOf(row.components).entries()) {
      buttonFaults(form, `${path}.components.${place}`, button, ids);
    }
  }
}

/** https://discord.com/developers/docs/components/reference#string-select */
function selectFaults(form: Form, path: string, select: Record<string, unknown>, ids: Set<unknown>): void {
  form.text(`${path}.custom_id`, select.custom_id, 1, 100);
  form.list(`${path}.options`, select.options, 25, 1);
  const values = new Set<unknown>();
  for (const [index, option] of listOf(select.options).entries()) {
    const { label, value } = isObject(option) ? option : {};
    form.text(`${path}.options.${index}.label`, label, 1, 100);
    form.text(`${path}.options.${index}.value`, value, 1, 100);
    values.add(value);
  }
  if (values.size < listOf(select.options).length) {
    form.fault(
      `${path}.options`,
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      'The specified option value is already used',
    );
  }
  if (ids.has(select.custom_id)) {
    form.fault(
      `${path}.custom_id`,
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  }
  ids.add(select.custom_id);
}

function buttonFaults(form: Form, path: string, button: unknown, ids: Set<unknown>): void {
  if (!isObject(button) || button.type !== 2 || ![1, 2, 3, 4, 5].includes(button.style as number)) {
    form.fault(path, 'UNION_TYPE_CHOICES', 'Not a button.');
    return;
  }
  form.text(`${path}.label`, button.label, 1, 80);
  if (button.style === 5) form.url(`${path}.url`, button.url);
  else form.text(`${path}.custom_id`, button.custom_id, 1, 100);
  if (ids.has(button.custom_id)) {
    form.fault(
      `${path}.custom_id`,
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  }
  ids.add(button.custom_id);
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
