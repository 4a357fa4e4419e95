import { describe, expect, it } from 'vitest';
import { vedette } from '../test/run-vedette.ts';

describe('the command line', () => {
  it('shows its help and leaves with 0', async () => {
    const { code, output } = await vedette(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('face');
    expect(output).toContain('64 wrong usage');
  });

  it.each([
    [['face', 'embed'], 'vedette face embed [options] <image...>'],
    [['face', 'embed', 'a.jpg', '--colour'], 'vedette face embed [options] <image...>'],
    [['face', 'compare', 'a.jpg'], 'vedette face compare [options] <a> <b>'],
    [['face', 'compare', 'a', 'b', 'c'], 'vedette face compare [options] <a> <b>'],
    [['decide', '--facts', 'f.json'], 'vedette decide [options]'],
    [['decide', '--duty', '-', '--facts', '-'], 'vedette decide [options]'],
    [['duty', 'preset', 'siesta'], 'vedette duty preset [options] <name>'],
    [['records', '--limit', '0'], 'vedette records [options]'],
    [['records', '--from', 'yesterday'], 'vedette records [options]'],
    [['records', '--personal'], 'vedette records [options]'],
    [['bench', 'everything'], 'vedette bench'],
    [['start', '--port', '65536'], 'vedette start [options]'],
    [['dance'], 'vedette [options] [command]'],
    [['face'], 'vedette face [options] [command]'],
    [[], 'vedette [options] [command]'],
  ])('answers %j with 64 and the right usage', async (args, usage) => {
    const { code, output, errors } = await vedette(args);
    expect(code).toBe(64);
    expect(output).toBe('');
    expect(errors).toContain(usage);
  });

  it('speaks the language of LANG, and another when told to', async () => {
    const chinese = await vedette(['dance'], { environment: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.errors).toContain('没有这个命令：dance');
    const told = await vedette(['--lang', 'zh-CN', 'dance']);
    expect(told.errors).toContain('没有这个命令：dance');
    const back = await vedette(['dance', '--lang', 'en'], { environment: { LANG: 'zh_CN.UTF-8' } });
    expect(back.errors).toContain('There is no such command: dance');
  });

  it('says what was wrong and what to do, with a stack only when asked for technical details', async () => {
    const plain = await vedette(['duty', 'check', 'nowhere.json']);
    expect(plain.code).toBe(65);
    expect(plain.errors).toBe('vedette: There is no such file or folder: nowhere.json\n  Check the path.\n');
    const verbose = await vedette(['duty', 'check', 'nowhere.json', '--verbose']);
    expect(verbose.errors).toMatch(/\n {4}at /);
  });
});
