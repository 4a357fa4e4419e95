import type { Excuse } from '../suite.ts';

const issue = (number: number): string =>
  `https://github.com/eu-digital-green-certificates/dgc-testdata/issues/${number}`;

/** Of a country, a file by its name; the folder may have a version in between. */
const file = (country: string, name: string): RegExp =>
  new RegExp(`^${country}/2dcode/raw/${name}\\.json$`, 'i');
const everyFile = (country: string): RegExp => new RegExp(`^${country}/.*\\.json$`, 'i');

/**
 * What the repository itself knows to be wrong: its `tests/known_issues.csv`, and its open issues about the data
 * of a member state.
 */
export const dgcExcuses: readonly Excuse[] = [
  {
    cases: file('ES', '40[123]'),
    checks: ['EXPECTEDVERIFY'],
    why: `A P-384 key is named ES256, which means P-256 (known issue, ${issue(228)})`,
  },
  {
    cases: file('FR', 'test_pcr_ok'),
    checks: ['EXPECTEDDECODE', 'EXPECTEDVALIDJSON', 'EXPECTEDENCODE'],
    why: `The times in the JSON are not those that were signed (known issue, ${issue(141)})`,
  },
  {
    cases: everyFile('NL'),
    checks: ['EXPECTEDSCHEMAVALIDATION', 'EXPECTEDVALIDOBJECT'],
    why: `Random data marked good or bad at random (known issue, ${issue(107)})`,
  },
  {
    cases: everyFile('NL'),
    checks: ['EXPECTEDKEYUSAGE'],
    why: `Several kinds of events in one certificate (known issue, ${issue(146)})`,
  },
  {
    cases: file('LI', '4'),
    checks: ['EXPECTEDSCHEMAVALIDATION', 'EXPECTEDVALIDOBJECT'],
    why: `The payload has no version (known issue, ${issue(339)})`,
  },
  {
    cases: file('HU', '3'),
    checks: ['EXPECTEDSCHEMAVALIDATION', 'EXPECTEDVALIDOBJECT'],
    why: `The name of the testing centre is longer than 80 characters (known issue, ${issue(340)})`,
  },
  {
    cases: everyFile('SK'),
    checks: ['EXPECTEDSCHEMAVALIDATION', 'EXPECTEDVALIDOBJECT'],
    why: `Two vaccinations in one certificate (open issue, ${issue(357)})`,
  },
  {
    cases: everyFile('RO'),
    checks: ['EXPECTEDSCHEMAVALIDATION', 'EXPECTEDVALIDOBJECT'],
    why: `The payload does not keep the schema (open issue, ${issue(133)})`,
  },
  {
    cases: file('PL/1.3.0', '[15]'),
    checks: ['EXPECTEDDECODE', 'EXPECTEDVALIDJSON', 'EXPECTEDENCODE'],
    why: 'The case contradicts itself: its JSON is not what its CBOR and its code hold',
  },
];
