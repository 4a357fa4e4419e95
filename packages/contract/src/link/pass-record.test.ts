import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPassRecord } from './pass-record.ts';
import { logEntrySchema } from './record-entry.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const words = fc.array(fc.stringMatching(/^[a-z][a-z0-9]{0,5}(:[a-z0-9]{1,5})?$/), { maxLength: 16 });
const sealed = fc.record({
  keyId: fc.stringMatching(/^[A-Za-z0-9._:-]{1,64}$/),
  bytes: fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/),
});
const header = fc.record({
  ...{ id: name, lane: name, duty: name, purpose: fc.stringMatching(/^[a-z][a-z0-9-]{1,63}$/) },
  ...{ occurredAt: fc.nat(), dutyVersion: fc.integer({ min: 1, max: 2_147_483_647 }) },
  direction: fc.constantFrom('in', 'out'),
  outcome: fc.constantFrom('granted', 'denied', 'refer'),
  ...{ reasons: words, notices: words, by: words, manual: fc.boolean() },
});
const record = fc.record({
  kind: fc.constant('pass-record'),
  header,
  subjectTag: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)),
  body: fc.option(sealed),
});

/** What may stand where something else belongs. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(
    '',
    ' a',
    'a\n',
    'A',
    'x'.repeat(65),
    'x'.repeat(22_000),
    '=',
    '-1',
    'granted',
    '__proto__',
  ),
  fc.constantFrom(-1, -0, 0, 0.5, 8_640_000_000_000_001, 2_147_483_648, Number.MAX_SAFE_INTEGER + 1),
  fc.constantFrom(Array(17).fill('a'), Array(65).fill('a'), [null], ['a:'], {}, [{}]),
);
const members = ['kind', 'header', 'subjectTag', 'body', 'more', '__proto__'];
const headerMembers = [...Object.keys(fc.sample(header, 1)[0] ?? {}), 'more', '__proto__', 'constructor'];
const change = fc.record({
  within: fc.constantFrom('entry', 'header', 'body'),
  member: fc.constantFrom(...members, ...headerMembers, 'keyId', 'bytes'),
  value: fc.oneof(odd, fc.constant(undefined)),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Goes through JSON, as everything does that arrives; a member without a value is left out. */
function changed(entry: object, changes: readonly Change[]): unknown {
  const said: Record<string, unknown> = JSON.parse(JSON.stringify(entry));
  for (const { within, member, value } of changes) {
    const target = within === 'entry' ? said : said[within];
    if (typeof target !== 'object' || target === null) continue;
    // Not assigned: `__proto__` is to be a member like any other.
    Object.defineProperty(target, member, { value, enumerable: true, configurable: true, writable: true });
  }
  return JSON.parse(JSON.stringify(said));
}

describe('the check of pass records that was written by hand', () => {
  it('takes what a sentinel sends', () => {
    fc.assert(
      fc.property(record, (entry) => {
        expect(isPassRecord(changed(entry, []))).toBe(true);
      }),
    );
  });

  it('takes exactly what the schema takes, and what the schema would leave as it is', () => {
    fc.assert(
      fc.property(record, fc.array(change, { minLength: 1, maxLength: 2 }), (entry, changes) => {
        const said = changed(entry, changes);
        const judged = logEntrySchema.safeParse(said);
        expect(isPassRecord(said)).toBe(judged.success && judged.data.kind === 'pass-record');
        if (judged.success) expect(judged.data).toEqual(said);
      }),
      { numRuns: 500 },
    );
  });
});
