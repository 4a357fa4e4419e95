import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, type ToolRun } from '../image/run-tool.ts';
import { type RecoveryTool, toolTimeoutMs } from './recovery-tool.ts';

const bounded = { timeoutMs: toolTimeoutMs } as const;

/** JFIF from its first bytes to the end of the picture, 2 MB at most. */
const scalpelRule = 'jpg y 2000000 \\xff\\xd8\\xff\\xe0\\x00\\x10 \\xff\\xd9\n';
/** The length of a phone number: nothing shorter matters. */
const leastText = '11';

/** The second opinions, each with the switches that find the most. */
export const recoveryTools: readonly RecoveryTool[] = [
  {
    name: 'photorec',
    program: 'photorec',
    debian: 'testdisk',
    recover(image, into) {
      const orders = 'partition_none,options,keep_corrupted_file,fileopt,everything,enable,wholespace,search';
      return runTool('photorec', ['/d', join(into, 'found'), '/cmd', image, orders], {
        ...bounded,
        cwd: into,
      });
    },
  },
  {
    name: 'foremost',
    program: 'foremost',
    debian: 'foremost',
    recover: (image, into) =>
      runTool('foremost', ['-t', 'jpg', '-Q', '-i', image, '-o', join(into, 'found')], bounded),
  },
  {
    name: 'scalpel',
    program: 'scalpel',
    debian: 'scalpel',
    async recover(image, into) {
      const rules = join(into, 'scalpel.conf');
      writeFileSync(rules, scalpelRule);
      return runTool('scalpel', ['-c', rules, '-o', join(into, 'found'), image], bounded);
    },
  },
  {
    name: 'recoverjpeg',
    program: 'recoverjpeg',
    debian: 'recoverjpeg',
    recover: (image, into) => runTool('recoverjpeg', ['-q', '-o', into, image], bounded),
  },
  {
    name: 'magicrescue',
    program: 'magicrescue',
    debian: 'magicrescue',
    async recover(image, into) {
      const found = join(into, 'found');
      mkdirSync(found);
      return runTool('magicrescue', ['-r', 'jpeg-jfif', '-d', found, image], bounded);
    },
  },
  {
    name: 'tsk_recover',
    program: 'tsk_recover',
    debian: 'sleuthkit',
    recover: (image, into) => runTool('tsk_recover', ['-e', image, into], bounded),
  },
  {
    name: 'blkls',
    program: 'blkls',
    debian: 'sleuthkit',
    recover: (image, into) => printed('blkls', [image], into),
  },
  {
    name: 'strings',
    program: 'strings',
    debian: 'binutils',
    recover: (image, into) => printed('strings', ['-a', '-n', leastText, image], into),
  },
];

/** For tools that print what they find. */
async function printed(name: string, args: readonly string[], into: string): Promise<ToolRun> {
  const file = openSync(join(into, 'printed'), 'wx', 0o600);
  try {
    return await runTool(name, args, { ...bounded, onOutput: (bytes) => void writeSync(file, bytes) });
  } finally {
    closeSync(file);
  }
}
