import { presetNames } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { vedetteHere } from '../../test/run-vedette.ts';

describe('vedette duty', () => {
  it.each(presetNames)('prints a preset %s that its own check finds valid', async (name) => {
    const preset = await vedetteHere(['duty', 'preset', name]);
    expect(preset.code).toBe(0);
    const checked = await vedetteHere(['duty', 'check', '-'], { input: preset.output });
    expect(checked).toMatchObject({ code: 0, errors: '' });
    expect(checked.output).toContain(name);
  });

  it('writes into a preset who answers for the data', async () => {
    const { output } = await vedetteHere([
      'duty',
      'preset',
      'attendance',
      '--processor',
      '某厂',
      '--contact',
      '1',
    ]);
    expect(JSON.parse(output)).toMatchObject({ processor: { name: '某厂', contact: '1' } });
  });

  it('leaves with 1 and every problem for a duty that is not valid', async () => {
    const preset = JSON.parse((await vedetteHere(['duty', 'preset', 'attendance'])).output) as object;
    const input = JSON.stringify({ ...preset, identify: { anyOf: ['face'] }, openFor: '0s' });
    const { code, output } = await vedetteHere(['duty', 'check', '-', '--json'], { input });
    expect(code).toBe(1);
    const { problems } = JSON.parse(output) as { problems: { path: string }[] };
    expect(problems.map(({ path }) => path)).toEqual(['identify.anyOf', 'openFor']);
  });

  it('names a field that no duty may collect', async () => {
    const preset = JSON.parse((await vedetteHere(['duty', 'preset', 'attendance'])).output) as object;
    const shoe = { why: 'x', minKeep: '0d', maxKeep: '1d', visibleTo: [] };
    const input = JSON.stringify({ ...preset, collect: { 'shoe-size': shoe } });
    const { code, output } = await vedetteHere(['duty', 'check', '-'], { input });
    expect(code).toBe(1);
    expect(output).toContain('shoe-size');
  });

  it('leaves with 65 for what is no JSON', async () => {
    const { code, errors } = await vedetteHere(['duty', 'check', '-'], { input: '{ "id": ' });
    expect(code).toBe(65);
    expect(errors).toContain('JSON');
  });
});
