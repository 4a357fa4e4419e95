import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, release, UpdateRepository } from '../../test/updates/repository.ts';
import { openSlotFolder } from './slot-folder.ts';

const here = import.meta.dirname;
const urlOf = (file: string): string => pathToFileURL(join(here, file)).href;
let repository: UpdateRepository;
let origin: string;
let folder: string;

beforeEach(async () => {
  repository = new UpdateRepository();
  origin = await repository.listen();
  folder = mkdtempSync(join(tmpdir(), 'vedette-boot-'));
  writeFileSync(join(folder, 'root.json'), repository.root());
});
afterEach(() => {
  repository.server.closeAllConnections();
  repository.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const updates = () => join(folder, 'updates');
const runs = () => readFileSync(join(updates(), 'runs.log'), 'utf8').trim().split('\n');

/** A program that says that it ran, and proves itself as it is told; `cut` ends the machine once, before it has. */
const newProgram = (proof: 'passes' | 'fails' | 'crashes' | 'hangs' | 'is-cut'): string => `
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { openSlotFolder } from '${urlOf('slot-folder.ts')}';
import { proveTrial } from '${urlOf('prove-trial.ts')}';
const path = process.argv[2];
appendFileSync(path + '/runs.log', 'new\\n');
const proof = '${proof}';
if (proof === 'crashes') throw new Error('does not start');
if (proof === 'hangs') await new Promise((done) => setTimeout(done, 60_000));
if (proof === 'is-cut' && !existsSync(path + '/was-cut')) {
  writeFileSync(path + '/was-cut', '');
  process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}
const failed = await proveTrial(openSlotFolder(path), [{ name: 'x', passes: async () => proof !== 'fails' }], 2000);
process.exit(failed.length > 0 ? 75 : 0);
`;

/** Switches the machine on, and gives how it ended: null for a power cut. */
function power(one: Archive, cutAt: string, trialSeconds = 30): Promise<number | null> {
  const program = join(here, '../../test/updates/delivered-program.ts');
  const args = [updates(), origin, join(folder, 'root.json'), one.version, one.hash, cutAt];
  const child = spawn(
    process.execPath,
    [
      '--conditions=@vedette/source',
      join(here, 'boot.ts'),
      updates(),
      String(trialSeconds),
      program,
      ...args,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

describe('an update', () => {
  it.each(['named', 'fetched', 'emptied', 'unpacked', 'filled', 'on-trial'])(
    'comes to its good end after the power was cut at: %s',
    async (step) => {
      const one = await release('1.1.0', newProgram('passes'));
      repository.publish([one]);
      expect(await power(one, step)).toBeNull();
      expect(await power(one, step)).toBe(0);
      expect(openSlotFolder(updates()).read()).toMatchObject({ active: 'a', trial: null, fellBack: null });
      expect(runs().at(-1)).toBe('new');
    },
    60_000,
  );

  it('comes to its good end after the power was cut during its trial', async () => {
    const one = await release('1.1.0', newProgram('is-cut'));
    repository.publish([one]);
    expect(await power(one, '')).toBeNull();
    expect(openSlotFolder(updates()).read().trial).toEqual({ slot: 'a', boots: 1 });
    expect(await power(one, '')).toBe(0);
    expect(openSlotFolder(updates()).read().active).toBe('a');
  }, 60_000);

  it.each([
    ['fails', 1],
    ['crashes', 3],
    ['hangs', 3],
  ] as const)(
    'that %s its trial goes back to what ran before, by itself',
    async (proof, starts) => {
      const one = await release('1.1.0', newProgram(proof));
      repository.publish([one]);
      expect(await power(one, '', 2)).toBe(3);
      expect(runs()).toEqual(['delivered', ...Array.from({ length: starts }, () => 'new'), 'delivered']);
      expect(openSlotFolder(updates()).read()).toMatchObject({
        active: null,
        trial: null,
        fellBack: { version: '1.1.0' },
      });
    },
    60_000,
  );
});
