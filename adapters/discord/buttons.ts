import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { chunk } from '../../src/core/chunk.js';
import type { Button } from '../../src/core/message.js';
import { squash, truncate } from '../../src/core/text.js';
import { capabilities } from './capabilities.js';

/** A row of buttons, or a menu. */
export type ComponentRow = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/**
 * Discord's numbers of components. As types alone: the SDK takes a second to load, and posts are rendered without it too.
 * https://discord.com/developers/docs/components/reference#component-object-component-types
 */
const componentTypes = {
  row: 1 as ComponentType.ActionRow,
  button: 2 as ComponentType.Button,
  menu: 3 as ComponentType.StringSelect,
};

/** https://discord.com/developers/docs/components/reference#button-button-styles */
const grey = 2 as ButtonStyle.Secondary;

/** https://discord.com/developers/docs/components/reference#button */
const buttonLimits = { label: 80, inRow: capabilities.buttons.maxInRow, rows: 5 };

/** https://discord.com/developers/docs/components/reference#string-select */
const menuLimits = { options: 25, label: 100, placeholder: 150 };

/** Rows of buttons; where there are more than fit, choices that stand one below the other become menus. */
export function renderButtons(rows: readonly (readonly Button[])[], placeholder?: string): ComponentRow[] {
  const all = rows.flatMap((row) => chunk(row, buttonLimits.inRow));
  const runs = intoRuns(all);
  if (all.length <= buttonLimits.rows || runs.length > buttonLimits.rows) return packRows(all).map(renderRow);
  return runs.map((run, index) =>
    run.length > 1 ? renderMenu(run.flat(), index, placeholder) : renderRow(run.flat()),
  );
}

/** Neighbouring rows of a single button, together as far as a menu holds them; every other row by itself. */
function intoRuns(rows: readonly (readonly Button[])[]): (readonly Button[])[][] {
  const runs: (readonly Button[])[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const joins = row.length === 1 && last?.at(-1)?.length === 1 && last.length < menuLimits.options;
    if (joins) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function renderRow(row: readonly Button[]): ComponentRow {
  return {
    type: componentTypes.row,
    components: row.map(({ label, action }) => ({
      type: componentTypes.button,
      style: grey,
      label: truncate(squash(label), buttonLimits.label) || '…',
      custom_id: action.slice(0, capabilities.maxActionBytes),
    })),
  };
}

function renderMenu(buttons: readonly Button[], index: number, placeholder?: string): ComponentRow {
  const options = buttons.map(({ label, action }) => ({
    label: truncate(squash(label), menuLimits.label) || '…',
    value: action.slice(0, capabilities.maxActionBytes),
  }));
  return {
    type: componentTypes.row,
    components: [
      {
        type: componentTypes.menu,
        custom_id: `menu ${index}`,
        options,
        ...(placeholder !== undefined && { placeholder: truncate(placeholder, menuLimits.placeholder) }),
      },
    ],
  };
}

/** At most five rows of five buttons: neighbours share a row where there are more rows than that. */
function packRows(rows: readonly (readonly Button[])[]): Button[][] {
  const packed = rows.map((row) => [...row]);
  while (packed.length > buttonLimits.rows) {
    const sizes = packed.slice(1).map((row, index) => row.length + (packed[index]?.length ?? 0));
    const smallest = Math.min(...sizes);
    if (smallest > buttonLimits.inRow)
      return chunk(packed.flat(), buttonLimits.inRow).slice(0, buttonLimits.rows);
    const index = sizes.indexOf(smallest);
    packed.splice(index, 2, packed.slice(index, index + 2).flat());
  }
  return packed;
}
