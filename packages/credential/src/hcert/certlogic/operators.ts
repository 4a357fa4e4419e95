/** How many operands each operation takes: at least, and at most. `var` alone takes a path instead. */
export const operandCounts = {
  if: [3, 3],
  '===': [2, 2],
  in: [2, 2],
  '+': [2, 2],
  and: [2, Number.POSITIVE_INFINITY],
  '<': [2, 3],
  '>': [2, 3],
  '<=': [2, 3],
  '>=': [2, 3],
  after: [2, 3],
  before: [2, 3],
  'not-after': [2, 3],
  'not-before': [2, 3],
  '!': [1, 1],
  plusTime: [3, 3],
  reduce: [3, 3],
  extractFromUVCI: [2, 2],
  dccDateOfBirth: [1, 1],
} as const satisfies Record<string, readonly [number, number]>;
export type Operator = keyof typeof operandCounts;

export function isOperator(text: string): text is Operator {
  return Object.hasOwn(operandCounts, text);
}

export function takesOperands(operator: Operator, count: number): boolean {
  const [least, most] = operandCounts[operator];
  return count >= least && count <= most;
}

/** The most characters of a path that is read at all. */
export const maxPathLength = 1_000;
const path = /^(?:[^.]+(?:\.[^.]+)*)?$/;

export function isPath(text: string): boolean {
  return text.length <= maxPathLength && path.test(text);
}

/** Expressions nest less deeply than this, or are refused unread. */
export const maxDepth = 200;
