import { isNode, lineOf, type Syntax, walk } from '../source/syntax.ts';

/** Where a function starts and how many lines it takes. */
export type FunctionSize = { readonly place: string; readonly lines: number };

const kinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** The size of every function with a body of statements. */
export function functionSizes(syntax: Syntax): FunctionSize[] {
  const sizes: FunctionSize[] = [];
  walk(syntax.program, (node) => {
    if (!kinds.has(node.type) || !isNode(node['body']) || !/Statement|Body/.test(node['body'].type)) return;
    const first = lineOf(syntax, node.start);
    sizes.push({ place: `${syntax.path}:${first}`, lines: lineOf(syntax, node.end) - first + 1 });
  });
  return sizes;
}

/** The middle value; of an even number, the upper one; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
