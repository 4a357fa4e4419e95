import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../pinned-node.mjs';
import { readText } from '../source/list-files.ts';

/** What the checks need of a package.json. */
export type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** One folder below packages/ or apps/. */
export type Workspace = { readonly folder: string; readonly manifest: Manifest };

/** Every workspace of the repository. */
export function listWorkspaces(): Workspace[] {
  const folders = ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
  );
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(`${folder}/package.json`) }));
}

/** Reads a package.json of the repository. */
export function readManifest(path: string): Manifest {
  return JSON.parse(readText(path)) as Manifest;
}

/** Names of the packages that an installed package wants beside it. */
export function peersOf(name: string): string[] {
  const path = `node_modules/${name}/package.json`;
  return existsSync(join(root, path)) ? Object.keys(readManifest(path).peerDependencies ?? {}) : [];
}
