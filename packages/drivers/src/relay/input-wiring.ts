import { Fields } from '../common/fields.ts';
import type { InputLevels } from './relay-board.ts';

/** An input of the board, and which level of it means something. */
export interface InputWiring {
  readonly input: number;
  readonly activeWhen: 'closed' | 'open';
}

/** Wiring of an input: `{ "input": 0, "activeWhen": "closed" }`. @throws VedetteError `input-invalid` */
export function parseInput(value: unknown, path: string): InputWiring {
  const fields = new Fields(value, path);
  const wiring = takeInput(fields);
  fields.end();
  return wiring;
}

/** The same among other fields; the caller reads the rest and calls `end`. */
export function takeInput(fields: Fields): InputWiring {
  return {
    input: fields.whole('input', 0, 65_535),
    activeWhen: fields.choice('activeWhen', ['closed', 'open'], 'closed'),
  };
}

/** Undefined for an input that is not wired, or was not read yet. */
export function readInput(levels: InputLevels, wiring: InputWiring | null): boolean | undefined {
  const level = wiring === null ? undefined : levels.get(wiring.input);
  return level === undefined ? undefined : level === (wiring?.activeWhen === 'closed');
}

/** The numbers of the inputs that are wired, each once, ascending. */
export function inputNumbers(wired: readonly (InputWiring | null)[]): readonly number[] {
  const numbers = wired.flatMap((wiring) => (wiring === null ? [] : [wiring.input]));
  return [...new Set(numbers)].sort((one, other) => one - other);
}
