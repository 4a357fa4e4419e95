import type { HealthColour } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { ask, codeOf, noon, open, sample, simulate, whoIs } from '../../test/gateway-stand.ts';
import { type GatewayReply, gatewayShapes } from '../index.ts';

const hour = 3_600_000;

const colours: readonly (readonly [string, HealthColour])[] = [
  ['绿', 'green'],
  ['黄', 'yellow'],
  ['红', 'red'],
  ['审', 'unknown'],
  ['异', 'unknown'],
];

const colourIn = (reply: GatewayReply) =>
  reply.ok
    ? reply.report.claims.flatMap((claim) => (claim.kind === 'health-status' ? claim.colour : []))
    : reply;
const claimsIn = (reply: GatewayReply, kind: string) =>
  reply.ok ? reply.report.claims.filter((claim) => claim.kind === kind) : reply;

describe.each(gatewayShapes)('a gateway of the shape %s', (shape) => {
  it.each(colours)('tells the colour of the code of %s', async (first, colour) => {
    const gateway = open(await simulate(), shape);
    expect(colourIn(await ask(gateway, codeOf(shape, sample(first))))).toEqual([colour]);
  });

  it('refuses a code that was shown too late, is no code, or is nobody’s', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, shape);
    const expired = await ask(gateway, codeOf(shape, sample('逾')));
    // Shanghai is not known to tell the two apart.
    expect(expired).toMatchObject({
      ok: false,
      faults: [shape === 'shanghai' ? 'status-not-found' : 'stale-presentation'],
    });
    expect(await ask(gateway, codeOf(shape, sample('废')))).toMatchObject({ faults: ['gateway-rejected'] });
    const stranger = { ...sample('绿'), number: '310101200001010011' };
    const expected = shape === 'firmware' ? 'gateway-rejected' : 'status-not-found';
    expect(await ask(gateway, codeOf(shape, stranger))).toMatchObject({ faults: [expected] });
  });

  it('fails without the right secret, and nothing is learned', async () => {
    const simulator = await simulate();
    const [, secret = ''] =
      Object.entries({
        ...{ shanghai: 'appSecret', national: 'secretKey', guangdong: 'paasToken', firmware: 'secretKey' },
      }).find(([name]) => name === shape) ?? [];
    const gateway = open(simulator, shape, { change: { [secret]: 'wrong' } });
    const reply = await ask(gateway, codeOf(shape, sample('绿')));
    expect(reply).toMatchObject({ ok: false, faults: ['gateway-unreachable'], report: null });
    expect(reply.ok ? null : reply.trouble).toMatch(/^(not-authorised|error-code)$/);
  });
});

describe.each(['national', 'guangdong', 'shanghai'] as const)(
  'a person asked about in the shape %s',
  (shape) => {
    it.each(colours)('has the colour of %s', async (first, colour) => {
      const gateway = open(await simulate(), shape);
      expect(colourIn(await ask(gateway, whoIs(sample(first))))).toEqual([colour]);
    });

    it('is not found when nobody knows them', async () => {
      const gateway = open(await simulate(), shape);
      const nobody = { ...sample('绿'), number: '310101200001010011' };
      expect(await ask(gateway, whoIs(nobody))).toMatchObject({ faults: ['status-not-found'] });
    });
  },
);

it('does not ask a firmware gateway about a person, because it cannot be', async () => {
  const simulator = await simulate();
  expect(await ask(open(simulator, 'firmware'), whoIs(sample('绿')))).toMatchObject({
    trouble: 'not-supported',
  });
  expect(simulator.seen).toEqual([]);
});

describe('what gateways tell besides the colour', () => {
  it.each(['national', 'city'])(
    'reads tests of the %s interface of Shanghai, and vaccinations',
    async (tests) => {
      const gateway = open(await simulate(), 'shanghai', { change: { tests } });
      const reply = await ask(gateway, whoIs(sample('绿')));
      expect(claimsIn(reply, 'test')).toEqual([
        {
          kind: 'test',
          target: 'COVID-19',
          method: 'NAAT',
          result: 'not-detected',
          sampledAt: noon - 20 * hour,
        },
      ]);
      expect(claimsIn(reply, 'vaccination')).toMatchObject([
        { product: '5601', dose: 1 },
        { product: '5601', dose: 2 },
        { product: '5601', dose: 3, at: noon - 220 * 24 * hour },
      ]);
    },
  );

  it('says detected for 阳性, nothing for nobody’s test, and unknown for a result it has not heard of', async () => {
    const people = [{ ...sample('绿'), test: { result: '待复核', hoursAgo: 2 } }, sample('阳'), sample('无')];
    const gateway = open(await simulate({ people }), 'shanghai');
    const results = await Promise.all(people.map((person) => ask(gateway, whoIs(person))));
    expect(results.map((reply) => claimsIn(reply, 'test'))).toMatchObject([
      [{ result: 'unknown' }],
      [{ result: 'detected' }],
      [],
    ]);
  });

  it('reads tests, doses and the declared itinerary of Guangdong', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'guangdong');
    const clear = await ask(gateway, codeOf('guangdong', sample('绿')));
    expect(clear).toMatchObject({
      report: {
        claims: [
          { kind: 'health-status', colour: 'green', asOf: noon - hour },
          { kind: 'test', result: 'not-detected', sampledAt: noon - 20 * hour },
          { kind: 'vaccination', dose: 3, product: null },
          { kind: 'itinerary', state: 'clear', selfDeclared: true },
        ],
      },
    });
    const listed = await ask(gateway, codeOf('guangdong', sample('旧')));
    expect(claimsIn(listed, 'itinerary')).toMatchObject([{ state: 'listed-area' }]);
    const unlisted = open(simulator, 'guangdong', { change: { listedAreas: [] } });
    const unknown = await ask(unlisted, codeOf('guangdong', sample('绿')));
    expect(claimsIn(unknown, 'itinerary')).toMatchObject([{ state: 'unknown' }]);
  });

  it('states until when the national platform stands by its answer', async () => {
    const gateway = open(await simulate(), 'national');
    expect(await ask(gateway, codeOf('national', sample('绿')))).toMatchObject({
      report: { statedAt: noon - 10 * hour, validUntil: noon + 14 * hour },
    });
  });

  it('keeps masked what came masked, and personal what is personal', async () => {
    const reply = await ask(open(await simulate(), 'shanghai'), codeOf('shanghai', sample('绿')));
    const subject = reply.ok ? reply.report.subject : null;
    expect(subject?.name?.unwrap('test')).toBe('绿之一');
    expect(subject?.number?.unwrap('test')).toBe('310101********0012');
    expect(subject?.phone?.unwrap('test')).toBe('199****0001');
    expect(JSON.stringify(reply)).not.toMatch(/绿之一|310101|199\*/);
  });
});

describe('the token of Shanghai', () => {
  it('is fetched once for many questions, and again when the gateway has forgotten it', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'shanghai');
    const tokens = () => simulator.seen.filter(({ method }) => method === 'GET').length;
    await ask(gateway, codeOf('shanghai', sample('绿')));
    await ask(gateway, codeOf('shanghai', sample('红')));
    expect(tokens()).toBe(1);
    simulator.forgetTokens();
    expect((await ask(gateway, codeOf('shanghai', sample('绿')))).ok).toBe(true);
    expect(tokens()).toBe(2);
  });
});
