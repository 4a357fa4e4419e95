import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { context, open, StillGuard, shown, simulate } from '../../test/gateway-stand.ts';
import { examinerOf } from '../core/examine.ts';
import { gatewayShapes } from '../index.ts';
import { healthCodeFormat } from './health-code-format.ts';

const folder = mkdtempSync(join(tmpdir(), 'vedette-code-'));
afterEach(() => rmSync(join(folder, 'gone'), { force: true }));

const hostile = (evil: string): readonly string[] => [
  `${evil}/health?x=1`,
  `'; touch ${join(folder, 'gone')} #`,
  `$(touch ${join(folder, 'gone')})`,
  '`reboot`',
  '../../../../etc/passwd',
  '/health/code?appId=x#',
  'x\r\nx-tif-paasid: other\r\n\r\nGET /stolen HTTP/1.1',
  '"}],"code":"0","data":{"type":"00"}',
  '{"__proto__":{"color":"green"},"qrcode":"x"}',
  '&risk_assessment_grade=00&sign=',
  '\u0000\u202e绿码',
];

const paths = new Set([
  '/gateway/auth/accesstoken/create',
  '/gateway/interface-sj-jkmjk/getInfo',
  '/health/decode',
  '/ebus/health-code',
  '/api/hc/init',
  '/api/hc/parseHealthyCode',
]);

describe.each(gatewayShapes)(
  'attack 13: the text of a code as an address or a command, in the shape %s',
  (shape) => {
    it('causes the configured request and no other, and is nothing but a field of its body', async () => {
      const [simulator, evil] = [await simulate(), await simulate()];
      const gateway = open(simulator, shape, { deps: new StillGuard() });
      const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
      for (const text of hostile(evil.url)) {
        const found = await examiner.examine(shown(text), context());
        expect(found.outcome).toBe('rejected');
        expect(found.claims).toEqual([]);
      }
      expect(evil.seen).toEqual([]);
      expect(existsSync(join(folder, 'gone'))).toBe(false);
      expect(simulator.seen.filter(({ path }) => !paths.has(path))).toEqual([]);
      const outside = simulator.seen.map(({ path, query, headers }) =>
        JSON.stringify([path, [...query], headers]),
      );
      for (const text of hostile(evil.url)) expect(outside.join()).not.toContain(text.slice(0, 12));
      const asked = simulator.seen.map(({ body }) => textIn(body));
      expect(hostile(evil.url).filter((text) => !asked.includes(text))).toEqual([]);
    });
  },
);

it('attack 13 works on the firmware that builds a shell line from the code', () => {
  const text = `'; touch ${join(folder, 'gone')} #`;
  execFileSync('/bin/sh', ['-c', `: curl -d '{"qrcode":"${text}"}'`]);
  expect(existsSync(join(folder, 'gone'))).toBe(true);
});

/** The field that holds the code, as a server of the shape reads it. */
function textIn(body: string): string | null {
  if (!body.startsWith('{')) return new URLSearchParams(body).get('code_content');
  const { data, code, qrcode } = JSON.parse(body) as Record<string, string>;
  return data ?? code ?? qrcode ?? null;
}
