import type { JsonRecord } from '../dcc.ts';

const person = {
  ver: '1.3.0',
  nam: { fn: 'Müller-Łęcka', fnt: 'MUELLER<LECKA', gn: 'Ada', gnt: 'ADA' },
  dob: '1990-01-02',
};
const event = { tg: '840539006', co: 'AT', is: 'Simulated Ministry of Health' };

/** One payload of each kind, of a person whom nobody knows. */
export const sampleDcc = {
  v: {
    ...person,
    v: [
      {
        ...event,
        ...{ vp: '1119349007', mp: 'EU/1/20/1528', ma: 'ORG-100030215', dn: 2, sd: 2, dt: '2021-06-01' },
        ci: 'URN:UVCI:01:AT:VACCINATION#1',
      },
    ],
  },
  t: {
    ...person,
    t: [
      {
        ...event,
        ...{ tt: 'LP6464-4', nm: 'Simulated PCR', sc: '2021-07-01T08:00:00Z', tr: '260415000', tc: 'Here' },
        ci: 'URN:UVCI:01:AT:TEST#2',
      },
    ],
  },
  r: {
    ...person,
    r: [{ ...event, fr: '2021-05-01', df: '2021-05-12', du: '2021-10-28', ci: 'URN:UVCI:01:AT:RECOVERY#3' }],
  },
} as const satisfies Record<string, JsonRecord>;
