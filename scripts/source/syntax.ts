// One way into the syntax of a file, for every check. TypeScript 7 has no programmatic interface, and patterns
// over raw text take a comment for code; the bundler's own parser does neither.
import { parseSync } from 'rolldown/experimental';

/** A node of the ESTree, whatever its kind. `start` and `end` are offsets in UTF-16 units. */
export type SyntaxNode = { type: string; start: number; end: number; [key: string]: unknown };

/** A parsed file. */
export type Syntax = {
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
};

/** Parses a file; throws when it is not valid TypeScript. */
export function parse(path: string, text: string): Syntax {
  const { program, comments, errors } = parseSync(path, text, {});
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  return { path, text, program: program as unknown as SyntaxNode, comments };
}

/** Calls `visit` for the node and everything below it, outer first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

/** The line, from 1, on which an offset lies. */
export function lineOf(syntax: Syntax, offset: number): number {
  return syntax.text.slice(0, offset).split('\n').length;
}

/** Whether a value found in the tree is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The text of a string literal, or of a template without holes. */
export function stringOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : undefined;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value['quasis'])) return undefined;
  const [only, ...others] = value['quasis'] as { value: { cooked: string } }[];
  return others.length === 0 ? only?.value.cooked : undefined;
}
