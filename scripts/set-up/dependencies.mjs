// Step 1: node_modules as package-lock.json has it.
import { existsSync, readFileSync, statfsSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { findNode, root } from '../pinned-node.mjs';
import { run } from './command.mjs';
import { SetUpFault } from './fault.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';

const stampFile = join(root, 'node_modules', '.vedette-stamp');
const installedFile = join(root, 'node_modules', '.package-lock.json');

const neededMegabytes = 1500;

const wanted = () => fingerprint(root, ['package-lock.json', `node-${process.platform}-${process.arch}`]);

/** @type {import('./steps.mjs').Step} */
export const dependencies = {
  name: 'dependencies',
  isPending() {
    if (!existsSync(installedFile)) return 'installing, about 1.1 GB, a few minutes';
    if (readStamp(stampFile) === wanted()) return undefined;
    return isInstalled() ? 'noting what is installed' : 'the lock file has changed: updating';
  },
  async run() {
    if (!existsSync(installedFile)) await installAnew();
    else if (!isInstalled()) await npm('install');
    demandComplete();
    linkNode();
    writeStamp(stampFile, wanted());
  },
};

async function installAnew() {
  demandRoom();
  try {
    await npm('ci');
  } catch (error) {
    if (!(error instanceof SetUpFault) || !error.output.includes('EUSAGE')) throw error;
    console.error('  package-lock.json does not fit package.json: falling back to `npm install`');
    await npm('install');
  }
}

function demandRoom() {
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < neededMegabytes) {
    throw new SetUpFault(`The disk has ${free} MB free; the first set-up needs ${neededMegabytes} MB.`);
  }
}

/** Some versions of npm leave the link out; without it, `npx vitest` would run on the machine's own Node. */
function linkNode() {
  const folder = join(root, 'node_modules', '.bin');
  const link = join(folder, 'node');
  const node = findNode();
  if (isOurs(node) && !existsSync(link)) symlinkSync(relative(folder, node), link);
}

/** On a full disk npm may leave empty files behind and report success; its list, written last, is then missing. */
function demandComplete() {
  if (existsSync(installedFile) && isInstalled()) return;
  throw new SetUpFault('npm did not finish, though it said so. Is the disk full? Please start again.');
}

/** Whether every package of the lock file is there in its version; optional ones may be missing. */
function isInstalled() {
  const want = packages(join(root, 'package-lock.json'));
  const have = packages(installedFile);
  return Object.entries(want).every(([path, { version, optional, link, peer }]) => {
    if (!path.includes('node_modules')) return true;
    const found = have[path];
    if (found === undefined) return optional === true || peer === true;
    return link === true || found.version === version;
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, peer?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function packages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {'ci' | 'install'} verb */
async function npm(verb) {
  const [file, ...before] = npmCommand();
  const args = [...before, verb, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  await run(`npm ${verb}`, file, args, { cwd: root, env: outsideEnv() });
}

/**
 * npm must not run on the Node that it is about to replace, so ours is taken off the path.
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script === undefined || !script.endsWith('npm-cli.js') || !existsSync(script)) return ['npm'];
  return [node !== undefined && existsSync(node) && !isOurs(node) ? node : 'node', script];
}

function outsideEnv() {
  const path = (process.env['PATH'] ?? '').split(':').filter((folder) => !isOurs(folder));
  // onnxruntime's install script would fetch CUDA libraries that are not used; its CPU ones are in the package.
  return {
    ...process.env,
    PATH: [...path, dirname(process.execPath)].join(':'),
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  };
}

/** @param {string} path */
function isOurs(path) {
  return path.startsWith(join(root, 'node_modules') + sep);
}
