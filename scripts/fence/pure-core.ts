// What neither the domain's compiler settings nor the linter can refuse, because it hides in what every
// JavaScript has: chance, the host's language, code from text, state kept in a module.
import { isNode, lineOf, type Syntax, type SyntaxNode, walk } from '../source/syntax.ts';

const corePath = /^packages\/domain\/src\/.*(?<!\.test)\.ts$/;
const localeMethods = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
]);

/** Everything impure in a file of the domain, as `path:line: what`; nothing for other files. */
export function coreProblems(syntax: Syntax): string[] {
  if (!corePath.test(syntax.path)) return [];
  const problems: string[] = [];
  const add = (node: SyntaxNode, what: string) =>
    problems.push(`${syntax.path}:${lineOf(syntax, node.start)}: ${what}`);
  walk(syntax.program, (node) => {
    const what = impurityOf(node);
    if (what !== undefined) add(node, what);
  });
  for (const node of moduleState(syntax.program)) add(node, 'state kept in a module; the caller keeps state');
  return problems;
}

function impurityOf(node: SyntaxNode): string | undefined {
  if (node.type === 'ImportExpression') return 'import() at run time';
  if (node.type === 'Identifier' && node['name'] === 'globalThis') return 'globalThis opens every door';
  if (isCodeFromText(node)) return 'code from text';
  if (takesRandom(node)) return 'Math.random; the caller passes ids and bytes';
  const method = node.type === 'MemberExpression' ? nameOf(node['property']) : undefined;
  return method !== undefined && localeMethods.has(method)
    ? `${method} follows the host's locale`
    : undefined;
}

function isCodeFromText(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  return ['eval', 'Function'].includes(nameOf(node['callee']) ?? '');
}

/** `Math.random`, `Math['random']`, `const { random } = Math`, and Math handed on whole. */
function takesRandom(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression' && nameOf(node['object']) === 'Math') {
    const { property } = node;
    const isOpen = node['computed'] === true;
    return isOpen || nameOf(property) === 'random';
  }
  return node.type === 'VariableDeclarator' && nameOf(node['init']) === 'Math';
}

function moduleState(program: SyntaxNode): SyntaxNode[] {
  const { body } = program;
  if (!Array.isArray(body)) return [];
  return body.filter(isNode).filter((statement) => {
    const { declaration } = statement;
    const inner =
      statement.type === 'ExportNamedDeclaration' && isNode(declaration) ? declaration : statement;
    return inner.type === 'VariableDeclaration' && inner['kind'] !== 'const';
  });
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : undefined;
}
