// Layers erode one convenient import at a time. This check compares every import and every package.json with the
// table in docs/architecture.md, which is the only place where the layers are written down.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findImports } from './imports/find-imports.ts';
import { type House, judgeImport } from './imports/judge.ts';
import { judgeManifest } from './imports/judge-manifest.ts';
import { parseTable } from './imports/table.ts';
import { listWorkspaces, peersOf, readManifest, type Workspace } from './imports/workspaces.ts';
import { root } from './pinned-node.mjs';
import { report } from './report.ts';
import { isCode, listFiles, readText } from './source/list-files.ts';
import { parse, type Syntax, stringOf, walk } from './source/syntax.ts';

const house: House = {
  table: parseTable(readText('docs/architecture.md')),
  workspaces: listWorkspaces(),
  rootManifest: readManifest('package.json'),
};

const places = ['packages', 'apps', 'e2e', 'bench', 'examples', 'scripts'].filter((folder) =>
  existsSync(join(root, folder)),
);

const files = places
  .flatMap((folder) => listFiles(folder))
  .filter(isCode)
  .map((path) => parse(path, readText(path)));

let imports = 0;

function importProblems(syntax: Syntax): string[] {
  return findImports(syntax).flatMap((item) => {
    imports += 1;
    const problem = judgeImport(syntax.path, item, house);
    return problem === undefined
      ? []
      : [`${syntax.path}:${item.line} imports '${item.specifier}': ${problem}`];
  });
}

function manifestProblems(workspace: Workspace): string[] {
  const row = house.table.get(workspace.folder);
  if (row === undefined) return [`${workspace.folder} has no line in the import table`];
  const own = files.filter(({ path }) => path.startsWith(`${workspace.folder}/`));
  if (own.length === 0) return [];
  const mentions = new Set<string>();
  for (const { program } of own) {
    walk(program, (node) => {
      const text = stringOf(node);
      if (text !== undefined) mentions.add(text);
    });
  }
  return judgeManifest(workspace, row, mentions, peersOf).map(
    (problem) => `${workspace.folder}/package.json ${problem}`,
  );
}

function tableProblems(): string[] {
  const folders = new Set(house.workspaces.map(({ folder }) => folder));
  return [...house.table.keys()]
    .filter((folder) => !folders.has(folder))
    .map((folder) => `the import table has a line for ${folder}, which does not exist`);
}

const problems = [
  ...tableProblems(),
  ...house.workspaces.flatMap(manifestProblems),
  ...files.flatMap(importProblems),
];
report(problems, `${imports} imports in ${files.length} files`);
