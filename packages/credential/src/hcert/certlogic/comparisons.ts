import type { Operator } from './operators.ts';
import { Unevaluable } from './problem.ts';
import { DateTime, isInteger, type Value } from './value.ts';

type Ordering = (left: number, right: number) => boolean;
const above: Ordering = (left, right) => left > right;
const below: Ordering = (left, right) => left < right;
const atMost: Ordering = (left, right) => left <= right;
const atLeast: Ordering = (left, right) => left >= right;

const orderings: ReadonlyMap<Operator, Ordering> = new Map([
  ['>', above],
  ['<', below],
  ['<=', atMost],
  ['>=', atLeast],
]);
const timeOrderings: ReadonlyMap<Operator, Ordering> = new Map([
  ['after', above],
  ['before', below],
  ['not-after', atMost],
  ['not-before', atLeast],
]);

/** `a op b`, or `a op b` and `b op c`; undefined when the operator compares nothing. */
export function compare(operator: Operator, operands: readonly Value[]): boolean | undefined {
  const ordering = orderings.get(operator);
  if (ordering !== undefined) return chain(ordering, operands.map(integer));
  const timeOrdering = timeOrderings.get(operator);
  return timeOrdering && chain(timeOrdering, operands.map(moment));
}

function chain(ordering: Ordering, values: readonly number[]): boolean {
  return values.slice(1).every((value, before) => ordering(values[before] ?? Number.NaN, value));
}

export function integer(value: Value): number {
  if (!isInteger(value)) throw new Unevaluable('operand is not an integer');
  return value;
}

function moment(value: Value): number {
  if (!(value instanceof DateTime)) throw new Unevaluable('operand is not a date-time');
  return value.milliseconds;
}
