import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { cardFormat, parsePassTrust, passFormat, usualCards } from '@vedette/credential';
import { issued, noon, trustFiles, visit } from '@vedette/credential/pass-vectors';
import type { PassageId, Presentation } from '@vedette/domain';
import { openRecords, openSite } from '@vedette/store/test/kit';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown, verificationOf } from '../stand/door.ts';
import { everyFormat, type SetUpFormat, wiegandCard } from '../stand/formats.ts';

/** As often written: what was shown goes into the log, so that one can see later what went wrong. */
const naive = ({ medium, bytes }: Presentation): string =>
  `${medium} shown: ${Buffer.from(bytes).toString()} (${Buffer.from(bytes).toString('hex')}, ${Buffer.from(bytes).toString('utf16le')})`;
/** Or without its text, and with a fingerprint that anybody can make of every number that there is. */
const naiveFingerprint = (number: number): string =>
  createHash('sha256').update(String(number)).digest('hex');
const guessed = (fingerprint: string): number => {
  for (let number = 0; number < 65_536; number++) if (naiveFingerprint(number) === fingerprint) return number;
  return -1;
};

/** Whatever a program could write down of a value. */
const written = (value: unknown): string =>
  [
    JSON.stringify(value),
    inspect(value, { depth: 20, showHidden: true, maxArrayLength: null }),
    String(value),
  ].join('\n');

/** What nobody may find: of the person, and of the credential as it was shown. */
const secrets: Readonly<Record<string, readonly string[]>> = {
  hcert: ['Ada', 'Müller', 'MUELLER', '1990-01-02', 'URN:UVCI'],
  shc: ['Anyperson', 'John', '1951-01-20'],
  'sd-jwt': ['Mustermann', 'Erika', '1964-08-12'],
  'id-document': ['安然', '11010519491231002X', '1949-12-31', '北京市朝阳区示例路', '0,31,62,93'],
  'health-code': ['安*', '绿之一', '310101'],
};
const rawOf = ({ bytes }: Presentation): readonly string[] => {
  const raw = Buffer.from(bytes);
  const texts = [raw.toString(), raw.toString('utf16le')].map((text) => text.slice(8, 40));
  return [raw.toString('hex').slice(0, 80), ...texts].filter((text) => text.length > 7);
};

const leak = ({ format, examiner, good, door }: SetUpFormat): Variant => ({
  name: `of what was shown as ${format}`,
  naive: () => rawOf(good).some((raw) => naive(good).includes(raw)),
  async ours() {
    const found = await examiner.examine(good, door());
    const lines = written(found);
    const leaked = [...(secrets[format] ?? []), ...rawOf(good)].filter((secret) => lines.includes(secret));
    return [found.outcome, leaked];
  },
  says: ['verified', []],
});
const refused = ({ format, examiner, good, door }: SetUpFormat): Variant => ({
  name: `of what was refused as ${format}`,
  naive: () => rawOf(good).some((raw) => naive(good).includes(raw)),
  async ours() {
    // Cut off at its end it is no credential, and its beginning is still somebody's.
    const cut = {
      ...good,
      bytes: good.bytes.subarray(0, -3),
      ...(good.bits === undefined ? {} : { bits: 5 }),
    };
    const lines = written(await examiner.examine(cut, door()));
    return [...(secrets[format] ?? []), ...rawOf(good)].filter((secret) => lines.includes(secret));
  },
  says: [],
});

describe('attack 23: a raw credential in a log', () => {
  shows([
    ...everyFormat.map(leak),
    ...everyFormat.filter(({ format }) => format !== 'health-code').map(refused),
    {
      name: 'of a card number, by trying all that there are',
      naive: () => guessed(naiveFingerprint(4567)) === 4567,
      async ours() {
        const under = async (key: string) =>
          (await verificationOf(cardFormat(usualCards), wiegandCard, { hashNumber: () => `under ${key}` }))
            .replayKey;
        return (await under('one site')) === (await under('another'));
      },
      says: false,
    },
  ]);

  it('the store keeps a hash of what was spent, and nothing of the pass', async () => {
    const site = await openSite();
    const { store } = site;
    const text = issued(visit);
    const ledger = { claim: (use: Parameters<typeof store.passes.claim>[0]) => store.passes.claim(use) };
    const found = await verificationOf(passFormat(parsePassTrust(trustFiles.main)), shown(text, noon), {
      ledger: { claim: (use) => ledger.claim({ ...use, holder: 'passage' as PassageId }) },
    });
    expect(found.faults).toEqual([]);
    await store.close();
    const file = openRecords(site);
    const kept = JSON.stringify(file.prepare('select * from pass_use').all());
    file.close();
    expect(kept).toContain(found.replayKey);
    expect(kept).toMatch(/"replay_key":"[\w-]{43}"/);
    for (const secret of [visit.subject, visit.issuer, text.slice(8, 40)]) expect(kept).not.toContain(secret);
  });
});
