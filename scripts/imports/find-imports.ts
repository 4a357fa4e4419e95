import { isNode, lineOf, type Syntax, type SyntaxNode, stringOf, walk } from '../source/syntax.ts';

/** One mention of another module. */
export type Import = {
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
  /** Its file is only pointed at, to be started as a worker or a process. */
  readonly isPointer: boolean;
  readonly line: number;
};

/**
 * Every module a file names: import, export from, dynamic import, import type, require, resolve, and the URL of a
 * worker's file (`new URL('./x.ts', import.meta.url)`).
 */
export function findImports(syntax: Syntax): Import[] {
  const found: Import[] = [];
  walk(syntax.program, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    found.push({
      specifier,
      isTypeOnly: isTypeOnly(node),
      isPointer: node.type === 'NewExpression',
      line: lineOf(syntax, node.start),
    });
  });
  return found;
}

function specifierOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return stringOf(node['source']);
    case 'TSExternalModuleReference':
      return stringOf(node['expression']);
    case 'CallExpression':
      return isResolve(node['callee']) ? firstString(node) : undefined;
    case 'NewExpression':
      return isNamed(node['callee'], 'URL') ? codeOnly(firstString(node)) : undefined;
    default:
      return undefined;
  }
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType') return true;
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const { specifiers } = node;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every(
    (item: SyntaxNode) => item['importKind'] === 'type' || item['exportKind'] === 'type',
  );
}

/** `require(…)`, `require.resolve(…)` and `import.meta.resolve(…)`. */
function isResolve(callee: unknown): boolean {
  if (isNamed(callee, 'require')) return true;
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNamed(callee['property'], 'resolve'))
    return false;
  const { object } = callee;
  return isNamed(object, 'require') || (isNode(object) && object.type === 'MetaProperty');
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value['name'] === name;
}

function firstString(node: SyntaxNode): string | undefined {
  const { arguments: args } = node;
  return Array.isArray(args) ? stringOf(args[0]) : undefined;
}

/** A URL may as well lead to data, such as the models folder; only code belongs to a package. */
function codeOnly(path: string | undefined): string | undefined {
  return path !== undefined && /^\.\.?\/.*\.(ts|tsx|mjs|js)$/.test(path) ? path : undefined;
}
