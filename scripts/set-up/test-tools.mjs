// Step 4, for tests only: a browser, and what makes more tests possible.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../pinned-node.mjs';
import { run } from './command.mjs';
import { SetUpFault } from './fault.mjs';
import { findChromium, findOnPath } from './find-chromium.mjs';
import { readStamp, writeStamp } from './fingerprint.mjs';

const mayInstall = () => process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;

/** @type {import('./steps.mjs').Step} */
export const chromium = {
  name: 'Chromium for tests',
  isPending: () => (findChromium() === undefined ? 'looking for one to install' : undefined),
  async run() {
    const named = process.env['VEDETTE_CHROMIUM'];
    if (named) throw new SetUpFault(`VEDETTE_CHROMIUM names ${named}, which is not an executable file.`);
    if (!mayInstall()) throw new SetUpFault(howToInstall);
    await aptInstall(['chromium']);
    if (!isWorking(findChromium())) throw new SetUpFault(howToInstall);
  },
};

const howToInstall = [
  'The tests need Chromium, or Google Chrome. Please install one:',
  '  Debian:         sudo apt-get install chromium',
  '  Fedora:         sudo dnf install chromium',
  '  macOS:          brew install --cask chromium',
  '  anywhere else:  set VEDETTE_CHROMIUM to the path of its executable',
].join('\n');

/** On some systems the package is a stub that only points to another shop, so it is asked its version. */
function isWorking(/** @type {string | undefined} */ path) {
  if (path === undefined) return false;
  try {
    return (
      execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 20_000 }).length > 0
    );
  } catch {
    return false;
  }
}

const triedFile = join(root, '.cache', 'optional-tools.stamp');
const today = () => new Date().toISOString().slice(0, 10);

const cardDriver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/**
 * Serial lines are tested through pairs of pseudo terminals, NFC readers through a virtual one below the real
 * daemon, and Chinese pages are pictured in a Chinese font. People are read from a real LDAP server, which a test
 * starts for itself.
 */
const optional = [
  { debian: 'socat', isThere: () => findOnPath('socat') !== undefined },
  { debian: 'pcscd', isThere: () => existsSync('/usr/sbin/pcscd') || findOnPath('pcscd') !== undefined },
  { debian: 'vsmartcard-vpcd', isThere: () => existsSync(cardDriver) },
  { debian: 'fonts-noto-cjk', isThere: hasChineseFont },
  { debian: 'slapd', isThere: () => existsSync('/usr/sbin/slapd') },
];

/** @type {import('./steps.mjs').Step} */
export const optionalTools = {
  name: 'optional tools for tests',
  isPending() {
    const missing = missingTools();
    if (missing.length === 0 || readStamp(triedFile) === today()) return undefined;
    return mayInstall()
      ? `installing ${missing.join(', ')}`
      : `${missing.join(', ')} missing; going on without`;
  },
  async run() {
    writeStamp(triedFile, today());
    if (!mayInstall()) return;
    // One by one: a system that lacks one of them may well have the others.
    for (const tool of missingTools())
      await aptInstall([tool]).catch((/** @type {Error} */ error) => {
        console.error(`  going on without ${tool}: ${error.message.split('\n')[0]}`);
      });
  },
};

function missingTools() {
  return optional.filter((tool) => !tool.isThere()).map((tool) => tool.debian);
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get update', 'apt-get', ['update', '-q'], { env });
  await run('apt-get install', 'apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], {
    env,
  });
}
