import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { isTest } from '../source/list-files.ts';
import type { Import } from './find-imports.ts';
import type { Row } from './table.ts';
import type { Manifest, Workspace } from './workspaces.ts';

/** What an import is judged by. */
export type House = {
  readonly table: ReadonlyMap<string, Row>;
  readonly workspaces: readonly Workspace[];
  readonly rootManifest: Manifest;
};

const scope = '@vedette/';
const testing = 'packages/testing';

/** Says why a file may not import a module; undefined when it may. */
export function judgeImport(path: string, item: Import, house: House): string | undefined {
  const { specifier } = item;
  if (path.endsWith('.mjs')) return judgeLauncher(specifier);
  const home = house.workspaces.find(({ folder }) => path.startsWith(`${folder}/`));
  if (specifier.startsWith('.')) return judgeRelative(path, item, home, house);
  if (specifier.startsWith('#') || specifier.startsWith('/'))
    return 'import by package name or by relative path';
  if (isBuiltin(specifier)) return judgeBuiltin(path, home, house);
  const name = packageOf(specifier);
  if (name.startsWith(scope)) return judgeWorkspace(path, name, item.isTypeOnly, home, house);
  return judgeNpm(path, name, home, house);
}

/** The launchers run before anything is installed, on a Node that cannot read TypeScript. */
function judgeLauncher(specifier: string): string | undefined {
  const isOwn = specifier.startsWith('.') && specifier.endsWith('.mjs');
  return isOwn || isBuiltin(specifier)
    ? undefined
    : "a launcher imports other launchers and Node's own modules alone";
}

/** `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function judgeRelative(
  path: string,
  { specifier, isPointer }: Import,
  home: Workspace | undefined,
  house: House,
): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  const isInside = (folder: string) => target === folder || target.startsWith(`${folder}/`);
  if (home !== undefined)
    return isInside(home.folder) ? undefined : 'a relative path must not leave the package';
  const entered = house.workspaces.find(({ folder }) => isInside(folder));
  const isStarted = isPointer && entered?.folder.startsWith('apps/') === true;
  return entered === undefined || isStarted ? undefined : `import ${entered.manifest.name} by its name`;
}

function judgeBuiltin(path: string, home: Workspace | undefined, house: House): string | undefined {
  if (home === undefined || isTest(path) || isBuildFile(path)) return undefined;
  const runsIn = house.table.get(home.folder)?.runsIn;
  return runsIn === 'Node'
    ? undefined
    : `${home.folder} runs in: ${runsIn}; Node's own modules are out of reach`;
}

function judgeWorkspace(
  path: string,
  name: string,
  isTypeOnly: boolean,
  home: Workspace | undefined,
  house: House,
): string | undefined {
  const target = house.workspaces.find(({ manifest }) => manifest.name === name);
  if (target === undefined) return `there is no ${name}`;
  if (target === home) return undefined;
  if (target.folder.startsWith('apps/')) return 'an app is started, never imported';
  if (home === undefined || (target.folder === testing && isTest(path))) return undefined;
  const reach = house.table.get(home.folder)?.mayImport.get(posix.basename(target.folder));
  if (reach === undefined) return `${home.folder} may not import ${name}`;
  if (reach === 'types' && !isTypeOnly && !isTest(path))
    return `${home.folder} may import types of ${name} only`;
  if (target.folder === testing && !isDemo(path))
    return 'only tests, benches and the demo import @vedette/testing';
  return isDeclared(path, name, home, house) ? undefined : `package.json does not declare ${name}`;
}

function judgeNpm(path: string, name: string, home: Workspace | undefined, house: House): string | undefined {
  const { npm } = (home && house.table.get(home.folder)) ?? {};
  if (npm instanceof Set && !npm.has(name) && !isTest(path)) return `${home?.folder} may not import ${name}`;
  return isDeclared(path, name, home, house) ? undefined : `package.json does not declare ${name}`;
}

/** Tests and build files may lean on what the workspace or the root has for development. */
function isDeclared(path: string, name: string, home: Workspace | undefined, house: House): boolean {
  const { dependencies = {}, devDependencies = {} } = home?.manifest ?? {};
  if (name in dependencies) return true;
  if (home !== undefined && !isTest(path) && !isBuildFile(path)) return false;
  return name in devDependencies || name in (house.rootManifest.devDependencies ?? {});
}

/** The demo's own folder, or its one file. */
function isDemo(path: string): boolean {
  return /\/src\/(demo\/|demo\.ts$)/.test(path);
}

function isBuildFile(path: string): boolean {
  return /\.config\.ts$/.test(path);
}
