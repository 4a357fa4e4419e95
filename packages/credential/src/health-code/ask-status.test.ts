import { describe, expect, it } from 'vitest';
import { context, open, sample, simulate, whoIs } from '../../test/gateway-stand.ts';
import { askStatus, type StatusGateway } from '../index.ts';

describe('the status of somebody without a code', () => {
  it('is asked for by name and number, and bound to the document', async () => {
    const gateway = open(await simulate(), 'guangdong');
    const found = await askStatus(gateway, whoIs(sample('绿')), context());
    expect(found).toMatchObject({
      ...{ format: 'health-code', outcome: 'verified', binding: 'id-document', freshness: 'online' },
      subject: { numberHash: `hash:${sample('绿').number}` },
    });
    expect(found.claims.map(({ kind }) => kind)).toEqual([
      'health-status',
      'test',
      'vaccination',
      'itinerary',
    ]);
    expect(found.subject?.number).toBeUndefined();
  });

  it('is refused when the answer speaks of somebody else', async () => {
    const simulator = await simulate();
    const inner = open(simulator, 'guangdong');
    // A platform that mixes up its answers.
    const mixed: StatusGateway = {
      ...{ id: 'mixed', shape: 'guangdong', asks: inner.asks },
      ...{ state: () => inner.state(), close: () => inner.close() },
      check: (_question, options) => inner.check(whoIs(sample('红')), options),
    };
    const found = await askStatus(mixed, whoIs(sample('绿')), context());
    expect(found).toMatchObject({ outcome: 'rejected', faults: ['holder-binding'], claims: [] });
  });

  it('is open while nobody can be asked', async () => {
    const gateway = open(await simulate({ faults: { fault: 'reset' } }), 'national');
    const found = await askStatus(gateway, whoIs(sample('绿')), context());
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['gateway-unreachable'], claims: [] });
  });

  it('is not asked for with a name or a number that nobody has', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national');
    for (const change of [{ name: '' }, { name: 'x'.repeat(65) }, { number: "' or 1=1" }, { number: '' }]) {
      const found = await askStatus(gateway, whoIs({ ...sample('绿'), ...change }), context());
      expect(found).toMatchObject({ outcome: 'rejected', faults: ['malformed'] });
    }
    expect(simulator.seen).toEqual([]);
  });
});
