// A fence that has fallen silent looks exactly like code without faults. So each rule has a fixture that it must
// refuse, under the real settings; the check fails when one of them passes.
import { join } from 'node:path';
import { type Fence, type Fixture, readFixtures } from './fence/fixture.ts';
import { coreProblems } from './fence/pure-core.ts';
import { compilerLines, inTrialFolder, linterLines } from './fence/run-tools.ts';
import { codeProblems, textProblems } from './house/rules.ts';
import { findImports } from './imports/find-imports.ts';
import { type House, judgeImport } from './imports/judge.ts';
import { parseTable } from './imports/table.ts';
import { listWorkspaces, readManifest } from './imports/workspaces.ts';
import { root } from './pinned-node.mjs';
import { report } from './report.ts';
import { isCode, listFiles, readText } from './source/list-files.ts';
import { parse } from './source/syntax.ts';

const house: House = {
  table: parseTable(readText('docs/architecture.md')),
  workspaces: listWorkspaces(),
  rootManifest: readManifest('package.json'),
};
const fixtures = readFixtures(join(root, 'scripts', 'fence', 'fixtures'));
const [compiler, linter] = inTrialFolder(
  fixtures,
  (folder) => [compilerLines(folder), linterLines(folder)] as const,
);

/** What each fence says about a fixture. */
function verdicts({ as, text }: Fixture): Record<Fence, string[]> {
  const syntax = parse(as, text);
  return {
    tsc: compiler.filter((line) => line.startsWith(`${as}(`)),
    biome: linter.filter((line) => line.includes(`/${as},`)),
    core: coreProblems(syntax),
    imports: findImports(syntax).flatMap((item) => judgeImport(as, item, house) ?? []),
    house: [...codeProblems(syntax), ...textProblems(as, text)],
  };
}

function fixtureProblems(fixture: Fixture): string[] {
  const said = verdicts(fixture);
  const silent = fixture.mustFail.filter(
    ({ fence, text }) => !said[fence].some((line) => line.includes(text)),
  );
  const wrong = fixture.mustPass.filter((fence) => said[fence].length > 0);
  return [
    ...silent.map(({ fence, text }) => `fixtures/${fixture.name}: ${fence} says nothing of "${text}"`),
    ...wrong.map((fence) => `fixtures/${fixture.name}: ${fence} refuses it: ${said[fence].join('; ')}`),
  ];
}

const domain = listFiles('packages/domain/src').filter(isCode);
report(
  [
    ...fixtures.flatMap(fixtureProblems),
    ...domain.flatMap((path) => coreProblems(parse(path, readText(path)))),
  ],
  `${fixtures.length} fixtures refused or let through as they must be; ${domain.length} files of the domain are pure`,
);
