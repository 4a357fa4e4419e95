import { compare, integer } from './comparisons.ts';
import { latestDay, plus, readDateTime, type TimeUnit, timeUnits } from './date-time.ts';
import { isOperator, isPath, maxDepth, type Operator, takesOperands } from './operators.ts';
import { Unevaluable } from './problem.ts';
import { type DateTime, isInteger, isList, isRecord, truthOf, type Value } from './value.ts';

export type Evaluation =
  | { readonly ok: true; readonly value: Value }
  /** The expression or the data are not of a kind that has a value; `why` never quotes the data. */
  | { readonly ok: false; readonly why: string };

export interface EvaluationLimits {
  /** Expressions evaluated and list items looked at, together. */
  readonly steps: number;
}
const usualLimits: EvaluationLimits = { steps: 200_000 };

/**
 * The value of a CertLogic expression (specification 1.3.3) over JSON data. Pure; throws nothing; ends
 * after a bounded number of steps whatever the expression.
 */
export function evaluate(expression: unknown, data: unknown, limits = usualLimits): Evaluation {
  try {
    const value = new Run(limits.steps).evaluate(expression, data as Value, 0);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Unevaluable) return { ok: false, why: error.message };
    throw error;
  }
}

class Run {
  #stepsLeft: number;

  constructor(steps: number) {
    this.#stepsLeft = steps;
  }

  evaluate(expression: unknown, data: Value, depth: number): Value {
    this.#spend(1);
    if (depth > maxDepth) throw new Unevaluable('expression nests too deeply');
    if (typeof expression === 'string' || typeof expression === 'boolean') return expression;
    if (isInteger(expression)) return expression;
    if (isList(expression)) return expression.map((item) => this.evaluate(item, data, depth + 1));
    if (!isRecord(expression)) throw new Unevaluable('not an expression');
    return this.#operation(expression, data, depth + 1);
  }

  #operation(expression: Readonly<Record<string, unknown>>, data: Value, depth: number): Value {
    const [entry, ...more] = Object.entries(expression);
    if (entry === undefined || more.length > 0)
      throw new Unevaluable('an operation has exactly one operator');
    const [operator, operands] = entry;
    if (operator === 'var') return this.#read(operands, data);
    if (!isOperator(operator)) throw new Unevaluable('unknown operator');
    if (!isList(operands) || !takesOperands(operator, operands.length))
      throw new Unevaluable(`${operator} with a wrong number of operands`);
    return this.#apply(operator, operands, (operand, context = data) =>
      this.evaluate(operand, context, depth),
    );
  }

  #apply(operator: Operator, operands: readonly unknown[], evaluated: Evaluated): Value {
    const [first, second, third] = operands;
    switch (operator) {
      case 'if':
        return evaluated(truth(evaluated(first)) ? second : third);
      case 'and':
        return firstFalsy(operands, evaluated);
      case '!':
        return !truth(evaluated(first));
      case 'plusTime':
        return offset(evaluated(first), second, third);
      case 'dccDateOfBirth':
        return known(latestDay(text(evaluated(first))));
      case 'extractFromUVCI':
        return fragment(this.#paid(evaluated(first)), second);
      case 'reduce':
        return this.#reduce(evaluated(first), second, third, evaluated);
      default:
        return this.#infix(
          operator,
          operands.map((operand) => evaluated(operand)),
        );
    }
  }

  #infix(operator: Operator, values: readonly Value[]): Value {
    const [left = null, right = null] = values;
    if (operator === '===') return left === right;
    if (operator === '+') return integer(integer(left) + integer(right));
    if (operator === 'in') return this.#list(right).includes(left);
    return compare(operator, values) ?? unknownOperator();
  }

  #reduce(list: Value, lambda: unknown, initial: unknown, evaluated: Evaluated): Value {
    const start = evaluated(initial);
    if (list === null) return start;
    return this.#list(list).reduce(
      (accumulator: Value, current) => evaluated(lambda, { accumulator, current }),
      start,
    );
  }

  #read(path: unknown, data: Value): Value {
    if (typeof path !== 'string' || !isPath(path)) throw new Unevaluable('not a path');
    this.#paid(path);
    if (path === '') return data ?? null;
    return path.split('.').reduce((value: Value, key) => property(value, key), data);
  }

  /** Taking a text apart costs by its length. */
  #paid<T extends Value>(value: T): T {
    if (typeof value === 'string') this.#spend(value.length >> 4);
    return value;
  }

  #list(value: Value): readonly Value[] {
    if (!isList(value)) throw new Unevaluable('operand is not a list');
    this.#spend(value.length);
    return value;
  }

  #spend(steps: number): void {
    this.#stepsLeft -= steps;
    if (this.#stepsLeft < 0) throw new Unevaluable('too many steps');
  }
}

type Evaluated = (operand: unknown, context?: Value) => Value;

function truth(value: Value): boolean {
  const found = truthOf(value);
  if (found === undefined) throw new Unevaluable('operand is neither truthy nor falsy');
  return found;
}

function firstFalsy(operands: readonly unknown[], evaluated: Evaluated): Value {
  let value: Value = true;
  for (const operand of operands) {
    value = evaluated(operand);
    if (!truth(value)) return value;
  }
  return value;
}

function offset(start: Value, amount: unknown, unit: unknown): DateTime {
  if (!isInteger(amount)) throw new Unevaluable('the amount of plusTime is not an integer');
  if (!isTimeUnit(unit)) throw new Unevaluable('the unit of plusTime is unknown');
  return known(plus(known(readDateTime(text(start))), amount, unit));
}

const uciPrefix = /^URN:UVCI:/;

function fragment(uci: Value, index: unknown): string | null {
  if (!isInteger(index)) throw new Unevaluable('the index of extractFromUVCI is not an integer');
  if (uci === null) return null;
  return text(uci).replace(uciPrefix, '').split(/[/#:]/)[index] ?? null;
}

function property(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  if (isList(value)) return /^\d+$/.test(key) ? (value[Number(key)] ?? null) : null;
  return isRecord(value) ? ((value[key] as Value | undefined) ?? null) : null;
}

function isTimeUnit(unit: unknown): unit is TimeUnit {
  return timeUnits.some((known) => known === unit);
}

function text(value: Value): string {
  if (typeof value !== 'string') throw new Unevaluable('operand is not a text');
  return value;
}

function known(moment: DateTime | undefined): DateTime {
  if (moment === undefined) throw new Unevaluable('not a date or date-time');
  return moment;
}

function unknownOperator(): never {
  throw new Unevaluable('unknown operator');
}
