import { posix } from 'node:path';
import type { Row } from './table.ts';
import type { Workspace } from './workspaces.ts';

/**
 * Compares what a package.json declares with the table and with what the code uses.
 * @param mentions every string in the workspace's code: a package may be named without being imported, as when its
 *   files are found by path
 * @param peersOf what a library wants beside it; those are declared for its sake
 */
export function judgeManifest(
  workspace: Workspace,
  row: Row,
  mentions: ReadonlySet<string>,
  peersOf: (name: string) => readonly string[],
): string[] {
  const { dependencies = {}, devDependencies = {} } = workspace.manifest;
  const names = Object.keys(dependencies);
  const forbidden = names.filter((name) => !mayDeclare(name, row));
  const all = [...names, ...Object.keys(devDependencies)];
  const used = new Set(all.filter((name) => isUsed(typedBy(name) ?? name, mentions)));
  for (const name of used) for (const peer of peersOf(name)) used.add(peer);
  const unused = all.filter((name) => !used.has(name));
  return [
    ...forbidden.map((name) => `declares ${name}, which the import table does not allow`),
    ...unused.map((name) => `declares ${name}, which nothing in it uses`),
  ];
}

function mayDeclare(name: string, row: Row): boolean {
  if (name.startsWith('@vedette/')) return row.mayImport.has(posix.basename(name));
  return row.npm === 'declared' || row.npm.has(name);
}

/** Types are used where what they are of is: `@types/pg` with `pg`. */
function typedBy(name: string): string | undefined {
  const [, scope, own] = /^@types\/(?:(.+)__)?(.+)$/.exec(name) ?? [];
  return scope === undefined ? own : `@${scope}/${own}`;
}

function isUsed(name: string, mentions: ReadonlySet<string>): boolean {
  return mentions.has(name) || [...mentions].some((text) => text.startsWith(`${name}/`));
}
