import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginVedette, jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

describe('programs that the command line runs', () => {
  it('starts the terminal alone, hands it the signal to stop, and leaves with its code', async () => {
    const home = temporaryFolder();
    const child = beginVedette(['terminal', '--data', join(home, 'data'), '--port', '0'], {
      environment: { XDG_STATE_HOME: join(home, 'state') },
    });
    const closed = once(child, 'close');
    let shown = '';
    for await (const chunk of child.stdout ?? []) {
      shown += String(chunk);
      if (shown.includes('/admin/')) break;
    }
    expect(shown).toMatch(/http:\/\/localhost:\d+\/admin\//);
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  });

  it('hands a benchmark its own options', async () => {
    const small = ['--rows', '200', '--dimension', '32', '--json'];
    const { output } = await vedette(['bench', 'gallery', ...small]);
    const last = jsonLines<{ bench: string }>(output.trimEnd().split('\n').at(-1) ?? '').at(-1);
    expect(last?.bench).toBe('gallery');
  });

  it('leaves with the code of a benchmark that failed', async () => {
    const { code, errors } = await vedette(['bench', 'gallery', '--rows', '0']);
    expect(code).not.toBe(0);
    expect(errors).toContain('--rows');
  });
});
