import { instant } from '@vedette/domain';
import { expect, test } from 'vitest';
import type { CommandEnd } from '../command/run-command.ts';
import type { ErasurePlan, MediumCommand } from '../port.ts';
import { runMediumCommands } from './medium-commands.ts';
import { recordSteps } from './record-steps.ts';

const plan = (commands: readonly MediumCommand[]): ErasurePlan => ({
  medium: {
    ...{ kind: 'emmc', maker: null, model: null, serial: null, capacity: 4096 },
    ...{ rotational: false, firmware: null },
  },
  ...{ target: { kind: 'device', path: '/dev/mmcblk9' }, scope: 'medium', bytes: 4096, files: 0 },
  ...{ commands, passes: 2, limits: [] },
});
const sanitize: MediumCommand = { means: 'sanitize', program: 'mmc', args: ['sanitize', '/dev/mmcblk9'] };

async function stepsOf(command: MediumCommand, answers: readonly (CommandEnd | null)[]) {
  const record = recordSteps(() => instant(0));
  const asked: string[] = [];
  const left = [...answers];
  await runMediumCommands(plan([command]), record, async (program, args) => {
    asked.push([program, ...args].join(' '));
    return left.shift() ?? null;
  });
  return { steps: record.steps.map(({ outcome, bytes, detail }) => ({ outcome, bytes, detail })), asked };
}

test('notes what was sent to the medium, over how many bytes', async () => {
  const { steps } = await stepsOf(sanitize, [{ code: 0, output: '' }]);
  expect(steps).toEqual([{ outcome: 'done', bytes: 4096, detail: 'mmc sanitize /dev/mmcblk9' }]);
});

test.each<[string, CommandEnd | null, string]>([
  ['a tool that this machine does not have', null, 'not-offered'],
  [
    'a command that the medium does not have',
    { code: 1, output: 'Sanitize is not supported' },
    'not-offered',
  ],
  ['a medium that breaks off', { code: 1, output: 'CMD38: Input/output error' }, 'failed'],
])('tells %s', async (_, end, outcome) => {
  const { steps } = await stepsOf(sanitize, [end]);
  expect(steps).toMatchObject([{ outcome, bytes: 0 }]);
});

test('asks a disk that erases by itself whether it has finished', async () => {
  const until = { args: ['--sanitize-status', '/dev/sdz'], isOver: /SD0\b/ };
  const { steps, asked } = await stepsOf({ means: 'sanitize', program: 'hdparm', args: ['--go'], until }, [
    { code: 0, output: '' },
    { code: 0, output: 'State: SD0 Sanitize Idle' },
  ]);
  expect(asked).toEqual(['hdparm --go', 'hdparm --sanitize-status /dev/sdz']);
  expect(steps).toMatchObject([{ outcome: 'done' }]);
});
