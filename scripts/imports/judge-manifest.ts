import { posix } from 'node:path';
import type { Row } from './table.ts';
import type { Workspace } from './workspaces.ts';

/**
 * Compares what a package.json declares with the table and with what the code uses.
 * @param mentions every string in the workspace's code: a package may be named without being imported, as when its
 *   files are found by path
 */
export function judgeManifest(workspace: Workspace, row: Row, mentions: ReadonlySet<string>): string[] {
  const { dependencies = {}, devDependencies = {} } = workspace.manifest;
  const names = Object.keys(dependencies);
  const forbidden = names.filter((name) => !mayDeclare(name, row));
  const unused = [...names, ...Object.keys(devDependencies)].filter((name) => !isUsed(name, mentions));
  return [
    ...forbidden.map((name) => `declares ${name}, which the import table does not allow`),
    ...unused.map((name) => `declares ${name}, which nothing in it uses`),
  ];
}

function mayDeclare(name: string, row: Row): boolean {
  if (name.startsWith('@vedette/')) return row.mayImport.has(posix.basename(name));
  return row.npm === 'declared' || row.npm.has(name);
}

function isUsed(name: string, mentions: ReadonlySet<string>): boolean {
  return mentions.has(name) || [...mentions].some((text) => text.startsWith(`${name}/`));
}
