import type { selfTestSchema } from '@vedette/contract';
import type { FaceEngine } from '@vedette/face';
import type { AuditStore, UpkeepStore } from '@vedette/store';
import type { z } from 'zod';
import type { Lanes } from '../../lane/lanes.ts';

export type SelfTest = z.infer<typeof selfTestSchema>;

export interface SelfTestNeeds {
  readonly upkeep: UpkeepStore;
  readonly audit: AuditStore;
  readonly face: FaceEngine;
  readonly lanes: Lanes;
}

/** Looks at every part; `detail` holds stable codes, `ok` or what was found. Never moves a lane. */
export async function runSelfTest({ upkeep, audit, face, lanes }: SelfTestNeeds): Promise<SelfTest> {
  const start = performance.now();
  const drivers = await lanes.selfTest().then(
    (reports) =>
      reports.map(({ driver, ok, checks }) => ({
        part: driver,
        ok,
        detail: worst(checks),
        ms: since(start),
      })),
    () => [{ part: 'drivers', ok: false, detail: 'failed', ms: since(start) }],
  );
  return [
    ...drivers,
    await timed('store', async () => upkeep.integrity()),
    await timed('audit', async () => ((await audit.verify()).whole ? 'whole' : 'damaged')),
    await timed('face', async () => ((await face.gallery.size()) >= 0 ? 'ok' : 'failed')),
  ];
}

const since = (start: number): number => Math.round(performance.now() - start);

async function timed(part: string, test: () => Promise<string>): Promise<SelfTest[number]> {
  const start = performance.now();
  const detail = await test().catch(() => 'failed');
  return { part, ok: detail === 'whole' || detail === 'ok', detail, ms: since(start) };
}

function worst(
  checks: readonly { readonly name: string; readonly ok: boolean; readonly code: string }[],
): string {
  const failed = checks.filter(({ ok }) => !ok).map(({ name, code }) => `${name}:${code}`);
  return failed.length === 0 ? 'ok' : failed.join(' ');
}
