import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PassageId } from '@vedette/domain';
import { expect, onTestFinished, test } from 'vitest';
import { openSite, recordOf, start, temporaryFolder } from '../../../test/kit.ts';

const size = '3m';

/** A small medium of its own; undefined where this user may not mount one. */
function smallMedium(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

test.for([true, false])(
  'says that the disk is full, loses nothing it promised, and goes on when there is room (thread: %s)',
  async (worker, { skip }) => {
    const medium = smallMedium();
    if (medium === undefined) return skip('mounting a tmpfs needs root');
    const site = await openSite({ worker, folder: medium });
    const { store } = site;
    await store.upkeep.setLimits({ records: 1_000_000, captures: 100_000, freeBytes: 0 });
    const ballast = join(medium, 'ballast');
    writeFileSync(ballast, Buffer.alloc(512 * 1024));

    const promised: PassageId[] = [];
    const refused = new Set<string>();
    const append = async () => {
      const record = recordOf(start, { body: { name: 'x'.repeat(200) } });
      try {
        await store.records.append(record);
        promised.push(record.header.id);
      } catch (error) {
        refused.add(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
      }
    };
    while (refused.size === 0) await Promise.all(Array.from({ length: 8 }, append));
    expect([...refused]).toEqual(['disk-full']);
    expect(await store.records.count()).toBe(promised.length);
    const { head } = await store.outbox.state();
    expect(head).toBe(promised.length);
    const capture = { takenAt: start, record: promised[0] as PassageId, jpeg: new Uint8Array(500_000) };
    const header = recordOf(start).header;
    const added = store.captures.add({ ...capture, duty: header.duty, dutyVersion: header.dutyVersion });
    await expect(added).rejects.toMatchObject({ code: 'disk-full' });

    rmSync(ballast);
    const next = await store.records.append(recordOf(start));
    expect(next.seq).toBe(promised.length + 1);
    await store.close();
    const again = await site.reopen();
    for (const id of promised) expect(await again.records.get(id)).not.toBeNull();
    expect(await again.upkeep.integrity()).toBe('whole');
    await again.close();
  },
);
