import { timeUnits } from './date-time.ts';
import { isOperator, isPath, maxDepth, operandCounts, takesOperands } from './operators.ts';
import { isInteger, isList, isRecord } from './value.ts';

/** Something in an expression that is not CertLogic: the part, and what is wrong with it. */
export interface FormatIssue {
  readonly expr: unknown;
  readonly message: string;
}

const maxIssues = 100;

/**
 * Everything about the format of an expression that is wrong without looking at data, up to a hundred
 * issues; empty for a valid one. The wording is that of the specification's validation test suite.
 */
export function validate(expression: unknown): readonly FormatIssue[] {
  return issuesOf(expression, 0).slice(0, maxIssues);
}

function issuesOf(expr: unknown, depth: number): FormatIssue[] {
  if (depth > maxDepth) return [{ expr, message: `expression nests deeper than ${maxDepth}` }];
  if (isList(expr)) return expr.flatMap((item) => issuesOf(item, depth + 1));
  if (!isRecord(expr)) return literalProblems(expr).map((message) => ({ expr, message }));
  const problems = operationProblems(expr);
  if (problems.length > 0) return problems.map((message) => ({ expr, message }));
  return Object.entries(expr).flatMap(([operator, operands]) =>
    evaluatedOperands(operator, operands).flatMap((operand) => issuesOf(operand, depth + 1)),
  );
}

function literalProblems(literal: unknown): string[] {
  if (typeof literal === 'string' || typeof literal === 'boolean' || isInteger(literal)) return [];
  return [
    typeof literal === 'number' ? `${literal} is a non-integer number` : 'invalid CertLogic expression',
  ];
}

/** What is wrong with one operation, without looking into its operands. */
function operationProblems(expr: Readonly<Record<string, unknown>>): string[] {
  const [entry, ...more] = Object.entries(expr);
  if (entry === undefined) return ['expression object must have exactly one key, but it has 0'];
  if (more.length > 0) return [`expression object must have exactly one key, but it has ${more.length + 1}`];
  const [operator, operands] = entry;
  if (operator === 'var') return pathProblems(operands);
  if (!isList(operands)) return ['operation not of the form { "<operator>": [ <values...> ] }'];
  if (!isOperator(operator)) return [`unrecognised operator: "${operator}"`];
  if (takesOperands(operator, operands.length)) return argumentProblems(operator, operands);
  const [least, most] = operandCounts[operator];
  return [`"${operator}" takes ${least} to ${most} operands, but it has ${operands.length}`];
}

function pathProblems(path: unknown): string[] {
  if (typeof path !== 'string') return ['not of the form { "var": "<path>" }'];
  return isPath(path) ? [] : [`data access path doesn't have a valid format: ${path.slice(0, 100)}`];
}

/** `plusTime` and `extractFromUVCI` take literals after their first operand. */
function evaluatedOperands(operator: string, operands: unknown): readonly unknown[] {
  if (!isList(operands)) return [];
  return operator === 'plusTime' || operator === 'extractFromUVCI' ? operands.slice(0, 1) : operands;
}

function argumentProblems(operator: string, [, second, third]: readonly unknown[]): string[] {
  const issues: string[] = [];
  if (operator === 'plusTime' && !isInteger(second))
    issues.push('"amount" argument (#2) of "plusTime" must be an integer');
  if (operator === 'plusTime' && !timeUnits.some((unit) => unit === third))
    issues.push('"unit" argument (#3) of "plusTime" must be a string equal to one of year, month, day, hour');
  if (operator === 'extractFromUVCI' && !isInteger(second))
    issues.push('"index" argument (#2) of "extractFromUVCI" must be an integer');
  return issues;
}
