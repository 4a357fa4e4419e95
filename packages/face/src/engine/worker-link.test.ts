import { Worker } from 'node:worker_threads';
import type { VedetteError } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { linkTo } from './worker-link.ts';

const start = (body: string): Worker =>
  new Worker(`const { parentPort: port } = require('node:worker_threads');${body}`, {
    eval: true,
    stderr: true,
  });
const ready = "port.postMessage({ model: { id: 'x', name: 'x', dimension: 2 }, policy: {} });";

describe('the link to the worker', () => {
  it('rejects every pending call when the worker dies, and says so once', async () => {
    const link = await linkTo(
      start(`${ready} port.on('message', () => { throw new Error('a face, perhaps'); });`),
    );
    const failures: VedetteError[] = [];
    link.onFailure((error) => failures.push(error));
    const calls = [link.call('gallery-size', null), link.call('gallery-size', null)];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'internal', fault: 'self' });
    await expect(link.call('gallery-size', null)).rejects.toMatchObject({ code: 'internal' });
    expect(failures).toHaveLength(1);
    await link.close();
  });

  it('fails to open when the worker dies before its first word', async () => {
    await expect(linkTo(start('process.exit(3);'))).rejects.toMatchObject({ code: 'internal' });
  });

  it('gives each call its own answer, in whatever order they come', async () => {
    const answer =
      "port.on('message', (m) => setTimeout(() => port.postMessage({ id: m.id, out: m.in }), 20 - 10 * m.id));";
    const link = await linkTo(start(ready + answer));
    const [first, second] = await Promise.all([
      link.call('gallery-remove', { subject: 'a' as never }),
      link.call('gallery-remove', { subject: 'b' as never }),
    ]);
    expect([first, second]).toEqual([{ subject: 'a' }, { subject: 'b' }]);
    await link.close();
  });
});
