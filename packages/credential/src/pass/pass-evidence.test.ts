import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { examinerOf } from '../core/examine.ts';
import type { ReplayLedger } from '../core/format.ts';
import { passFormat } from './format.ts';
import { holderPresentation } from './hold.ts';
import { parsePassTrust } from './trust.ts';
import { holder, issued, member, onEd25519, visit } from './vectors/passes.ts';
import { codeOf, doorAt } from './vectors/play.ts';
import { noon, trustFiles } from './vectors/trust-files.ts';

const examiner = examinerOf(passFormat(parsePassTrust(trustFiles.main)));

const shownAt = (at: number): Promise<string> =>
  holderPresentation(issued(onEd25519), instant(at), holder.crypto);

describe('what is found in a pass', () => {
  it('a ledger that does not answer is no first use', async () => {
    const broken: ReplayLedger = { claim: () => Promise.reject(new Error('gone')) };
    const found = await examiner.examine(codeOf(issued(visit), noon), doorAt(noon, 'in', broken));
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['gateway-unreachable'] });
  });

  it('a pass found in the street says nothing about a person', async () => {
    const { subject, claims } = await examiner.examine(codeOf(issued(member), noon), doorAt(noon));
    expect(Object.keys(subject ?? {})).toEqual(['person']);
    expect(claims).toEqual([{ kind: 'membership', zones: [], entries: 'multiple' }]);
  });

  it('nothing that a pass says of itself stands in its replay key', async () => {
    const first = await examiner.examine(codeOf(issued(member), noon), doorAt(noon));
    const shown = await examiner.examine(codeOf(await shownAt(noon), noon), doorAt(noon));
    const later = await examiner.examine(codeOf(await shownAt(noon + 10_000), noon), doorAt(noon));
    expect(first.replayKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(shown.replayKey).toBe(later.replayKey);
    expect(shown.replayKey).not.toBe(first.replayKey);
  });
});
