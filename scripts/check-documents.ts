// Documents grow old in silence: a type is renamed, a folder moves, a library leaves. What can be compared, is.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkNames,
  collectableFields,
  completions,
  dutyProblemCodes,
  passageEvents,
  passagePhases,
} from '@vedette/domain';
import { codeSpans, linkTargets, tableRows } from './documents/tables.ts';
import { listWorkspaces, readManifest } from './imports/workspaces.ts';
import { root } from './pinned-node.mjs';
import { report } from './report.ts';
import { isCode, isTest, listFiles, readText } from './source/list-files.ts';
import { isNode, parse, type SyntaxNode, walk } from './source/syntax.ts';

const declarations = new Set([
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'ClassDeclaration',
  'FunctionDeclaration',
  'VariableDeclarator',
]);

function glossaryProblems(): string[] {
  const names = new Set<string>();
  const collect = (node: SyntaxNode) => {
    const { id } = node;
    if (declarations.has(node.type) && isNode(id)) names.add(String(id['name']));
  };
  const files = ['packages', 'apps'].flatMap((folder) => listFiles(folder)).filter(isCode);
  for (const path of files) if (!isTest(path)) walk(parse(path, readText(path)).program, collect);
  return tableRows(readText('docs/glossary.md'), '中文')
    .flatMap((cells) => codeSpans(cells.at(-1) ?? ''))
    .filter((name) => !names.has(name))
    .map((name) => `docs/glossary.md: there is no ${name} in the code`);
}

function libraryProblems(): string[] {
  const path = 'docs/adr/0003-libraries.md';
  const listed = new Set(tableRows(readText(path), 'library').flatMap(([names = '']) => names.split(', ')));
  const manifests = [readManifest('package.json'), ...listWorkspaces().map(({ manifest }) => manifest)];
  const declared = new Set(
    manifests
      .flatMap((manifest) => [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies])
      .flatMap((group) => Object.keys(group ?? {}))
      .filter((name) => !name.startsWith('@vedette/')),
  );
  return [
    ...[...declared].filter((name) => !listed.has(name)).map((name) => `${path}: has no line for ${name}`),
    ...[...listed].filter((name) => !declared.has(name)).map((name) => `${path}: nothing declares ${name}`),
  ];
}

/** Files that a document links to, or names by their path. */
function pathProblems(path: string): string[] {
  const text = readText(path);
  const linked = linkTargets(text).map((target) => join(dirname(path), target));
  const named = codeSpans(text).filter((span) =>
    /^(apps|packages|scripts|docs|spec|models|e2e|bench)\/[\w./-]*$/.test(span),
  );
  return [...linked, ...named]
    .filter((target) => !existsSync(join(root, target)))
    .map((target) => `${path}: there is no ${target}`);
}

/** Everything a normative text has to define, by the text. */
const defined: Readonly<Record<string, readonly string[]>> = {
  'spec/duty.md': [...checkNames, ...dutyProblemCodes],
  'spec/passage.md': [
    ...passagePhases,
    ...passageEvents.map(plainEvent),
    ...completions,
    ...collectableFields,
  ],
};

/** `decided:granted` stands in the text as `decided` with its outcome in words. */
function plainEvent(name: string): string {
  return name.split(':')[0] ?? name;
}

function specProblems(): string[] {
  return Object.entries(defined).flatMap(([path, names]) => {
    const said = new Set(codeSpans(readText(path)));
    return names.filter((name) => !said.has(name)).map((name) => `${path}: does not speak of ${name}`);
  });
}

const documents = listFiles().filter((path) => path.endsWith('.md') && !path.startsWith('models/'));
report(
  [...glossaryProblems(), ...libraryProblems(), ...specProblems(), ...documents.flatMap(pathProblems)],
  `${documents.length} documents name nothing that does not exist`,
);
