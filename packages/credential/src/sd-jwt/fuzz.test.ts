import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bind, issue, judge, presentation, unasked } from '../../test/sd-jwt-stand.ts';
import { credentialFaults } from '../core/fault.ts';
import { sdJwtLimits } from './limits.ts';
import { looksLikeSdJwt } from './parse.ts';
import { parseStatusList } from './status-list.ts';

const good = bind(issue().compact);

async function expectRejected(text: string): Promise<void> {
  const found = await judge(presentation(text));
  expect(found.outcome).toBe('rejected');
  expect(found.faults.length).toBeGreaterThan(0);
  for (const fault of found.faults) expect(credentialFaults).toContain(fault);
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Claims as a crook would try them: the right names with any value. */
const odd = fc.record(
  {
    ...{ iss: fc.anything(), vct: fc.anything(), iat: fc.anything(), exp: fc.anything(), nbf: fc.anything() },
    ...{ cnf: fc.jsonValue(), status: fc.jsonValue(), _sd: fc.jsonValue(), _sd_alg: fc.jsonValue() },
  },
  { requiredKeys: [] },
);

describe('whatever a stranger shows as an SD-JWT', () => {
  it('is rejected when it is noise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        looksLikeSdJwt(bytes);
        const found = await judge({ ...presentation(''), bytes });
        expect(found.faults).toEqual(['malformed']);
      }),
    );
  });

  it('is rejected when it is cut, glued or changed', async () => {
    const change = fc.tuple(fc.nat(good.length), fc.nat(20), fc.string({ maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, cut, put]) => {
        const changed = good.slice(0, at) + put + good.slice(at + cut);
        if (changed !== good) await expectRejected(changed);
      }),
    );
  });

  it('is rejected when its parts are strange', async () => {
    const part = fc.oneof(
      fc.jsonValue().map(base64url),
      odd.map((claims) => base64url(claims ?? null)),
    );
    const header = fc
      .constantFrom('ES256', 'none', 'HS256', null, 7)
      .map((alg) => base64url({ alg, typ: 'dc+sd-jwt' }));
    const jwt = fc.tuple(header, part).map(([head, body]) => `${head}.${body}.AAAA`);
    const text = fc.tuple(jwt, fc.array(part, { maxLength: 4 }), fc.oneof(fc.constant(''), jwt));
    await fc.assert(
      fc.asyncProperty(text, async ([first, parts, last]) => {
        await expectRejected([first, ...parts, last].join('~'));
        await judge(unasked([first, ...parts, last].join('~')));
      }),
    );
  });

  it.each([
    ['bytes', `${good}${'A'.repeat(sdJwtLimits.bytes)}`],
    ['disclosures', `${issue().issuerJwt}${'~WyJzIiwxXQ'.repeat(sdJwtLimits.disclosures + 1)}~`],
  ])('is too large with more %s than any credential has', async (_, text) => {
    expect((await judge(presentation(text))).faults).toEqual(['too-large']);
  });

  it('is rejected as a heap of separators', async () => {
    for (const text of ['~', '~~', `eyJ${'~'.repeat(60_000)}`, `${issue().issuerJwt}${'~'.repeat(100)}`])
      await expectRejected(text);
  });

  it('is no status list either', () => {
    fc.assert(
      fc.property(fc.string(), odd, (text, claims) => {
        expect(parseStatusList(text)).toBeNull();
        parseStatusList(`${base64url({ typ: 'statuslist+jwt' })}.${base64url(claims ?? null)}.AAAA`);
      }),
    );
  });
});
