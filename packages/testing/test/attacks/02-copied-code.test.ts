import {
  hcertFormat,
  identificationOf,
  parsePassTrust,
  passFormat,
  type Verification,
} from '@vedette/credential';
import { issued, member, noon, trustFiles, visit } from '@vedette/credential/pass-vectors';
import { decide, type Facts, instant, type Requirement } from '@vedette/domain';
import { ann, context, duty, identified } from '@vedette/domain/test/builders';
import { describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { shown, verificationOf } from '../stand/door.ts';
import { during, trust as hcertTrust, issue } from '../stand/hcert.ts';
import { siteLedger } from '../stand/site-ledger.ts';

const format = passFormat(parsePassTrust(trustFiles.main));

/** A door that looks at nothing but the code: whoever holds it walks in, as often as it is held. */
const naive = ({ outcome }: Pick<Verification, 'outcome'>): boolean => outcome === 'verified';

/** Each time by somebody else, with one real ledger between the lanes. */
async function shownAround(text: string, directions: readonly ('in' | 'out')[]) {
  const passage = await siteLedger();
  const found: (readonly string[])[] = [];
  for (const [turn, direction] of directions.entries()) {
    const circumstances = { direction, ledger: passage(`passage ${turn}`) };
    found.push((await verificationOf(format, shown(text, noon + turn * 60_000), circumstances)).faults);
  }
  return found;
}
const naiveTurns = async (text: string, turns: number): Promise<boolean> => {
  for (let turn = 0; turn < turns; turn++)
    if (!naive(await verificationOf(format, shown(text, noon + turn * 60_000)))) return false;
  return true;
};
const spent = (name: string, directions: readonly ('in' | 'out')[]) => ({
  name: `paper for one entry, ${name}`,
  naive: () => naiveTurns(issued(visit), directions.length),
  ours: () => shownAround(issued(visit), directions),
  says: directions.map((_, turn) => (turn < directions.length - 1 ? [] : ['replayed'])),
});

const askForFace: Requirement = { check: 'subject-matches', on: ['face', 'pass'] };
const askForDocument: Requirement = { check: 'subject-matches', on: ['id-document', 'health-code'] };

/** What a door decides of a bearer's code alone, where the duty wants to see more than that. */
function decided(found: Verification, asked: Requirement, more: Facts = []): unknown {
  const anyOf = ['pass', 'health-code'] as const;
  const facts = [identificationOf(found, null), ...more];
  const decision = decide(
    duty({ identify: { anyOf, whom: 'anyone' }, require: [asked] }),
    facts,
    context({ final: true }),
  );
  return [found.binding, decision.outcome, 'reasons' in decision ? decision.reasons : []];
}
const passOf = () => verificationOf(format, shown(issued(member), noon));
const certificateOf = () => verificationOf(hcertFormat({ trust: hcertTrust }), shown(issue(), during));

describe('attack 2: a copy of a static or paper code', () => {
  shows([
    spent('at another lane while its owner is inside', ['in', 'in']),
    spent('handed back over the fence', ['in', 'out', 'in']),
    spent('to leave a second time', ['in', 'out', 'out']),
    {
      name: 'a pass for many entries, by somebody whose face is unknown',
      naive: async () => naive(await passOf()),
      ours: async () => decided(await passOf(), askForFace),
      says: ['bearer', 'denied', ['subject-matches:not-presented']],
    },
    {
      name: 'a pass for many entries, by somebody with another face',
      naive: async () => naive(await passOf()),
      async ours() {
        const found = await passOf();
        const mismatch = { kind: 'subject-match', between: ['face', 'pass'], state: 'mismatch' } as const;
        return decided(found, askForFace, [identified('face', ann), mismatch]);
      },
      says: ['bearer', 'denied', ['subject-matches:mismatch']],
    },
    {
      name: 'a health certificate, by somebody who shows no document',
      naive: async () => naive(await certificateOf()),
      ours: async () => decided(await certificateOf(), askForDocument),
      says: ['bearer', 'denied', ['subject-matches:not-presented']],
    },
  ]);

  it('is spent by nothing that was refused for another reason', async () => {
    const passage = await siteLedger();
    const at = (time: number, who: string) =>
      verificationOf(format, shown(issued(visit), time), { ledger: passage(who) });
    expect((await at(visit.notAfter, 'too late')).faults).toContain('expired');
    expect((await at(instant(noon), 'in time')).faults).toEqual([]);
  });
});
