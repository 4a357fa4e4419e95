import { instant } from '@vedette/domain';
import { openPlatformStore } from '@vedette/store/platform';
import { testDatabaseUrl } from '@vedette/store/test/platform/test-database';
import { afterAll, expect, it } from 'vitest';
import { jsonLines, vedette } from '../../test/run-vedette.ts';

const url = await testDatabaseUrl();
const store = await openPlatformStore({ url });
afterAll(() => store.close());

it('says of each chain whether it is whole, and leaves with 1 when one is not', async () => {
  await store.organisations.found('Works', 'Gate', 'Asia/Shanghai');
  const first = await store.organisations.first();
  if (first === null) throw new Error('no organisation');
  const line = { organisation: first.id, actor: 'time', action: 'tried', target: null, detail: null };
  for (let n = 0; n < 3; n++) await store.audit.append(line, instant(n));
  const run = () => vedette(['audit'], { environment: { DATABASE_URL: url } });
  const whole = await run();
  expect([whole.code, jsonLines(whole.output)]).toMatchObject([
    0,
    [{ organisation: first.id, isWhole: true, lines: 3 }],
  ]);
  await store.database.pool.query(`update audit_line set actor = 'nobody' where seq = 2`);
  const broken = await run();
  expect([broken.code, jsonLines(broken.output)]).toMatchObject([1, [{ isWhole: false, brokenAt: 2 }]]);
});
