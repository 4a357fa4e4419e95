import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { verifyCoseSign1 } from '../common/cose-sign1.ts';
import { examinerOf } from '../core/examine.ts';
import type { ReplayLedger } from '../core/format.ts';
import { passFormat } from './format.ts';
import { holderPresentation } from './hold.ts';
import { parsePass } from './parse.ts';
import { parsePassTrust } from './trust.ts';
import { holder, issued, member, onEd25519, visit } from './vectors/passes.ts';
import { codeOf, doorAt, openLedger } from './vectors/play.ts';
import { noon, trustFiles } from './vectors/trust-files.ts';

const trust = parsePassTrust(trustFiles.main);
const examiner = examinerOf(passFormat(trust));

/** Looks at the issuer's signature and the dates, as many a scanner does. */
function naive(text: string, at: number): boolean {
  const read = parsePass(codeOf(text, at));
  if (!read.ok) return false;
  const { message, keyId, claims } = read.value;
  const key = trust.keys.get(keyId)?.[0];
  const isSigned = key !== undefined && verifyCoseSign1(message, key.publicKey) === null;
  return isSigned && at >= claims.notBefore && at < claims.notAfter;
}

async function faultsOf(text: string, at: number, ledger = openLedger()): Promise<readonly string[]> {
  return (await examiner.examine(codeOf(text, at), doorAt(at, 'in', ledger))).faults;
}

const shownAt = (at: number): Promise<string> =>
  holderPresentation(issued(onEd25519), instant(at), holder.crypto);

describe('attacks on a pass', () => {
  it('a screenshot of a live pass, half a minute later', async () => {
    const screenshot = await shownAt(noon + 3_000);
    expect(naive(screenshot, noon + 33_000)).toBe(true);
    expect(await faultsOf(screenshot, noon + 33_000)).toEqual(['stale-presentation']);
  });

  it('a screenshot of a live pass, at the next lane in the same step', async () => {
    const [screenshot, ledger] = [await shownAt(noon), openLedger()];
    expect(await faultsOf(screenshot, noon, ledger)).toEqual([]);
    expect(naive(screenshot, noon + 1_000)).toBe(true);
    expect(await faultsOf(screenshot, noon + 1_000, ledger)).toEqual(['replayed']);
  });

  it('the pass taken out of a live code', async () => {
    expect(naive(issued(onEd25519), noon)).toBe(true);
    expect(await faultsOf(issued(onEd25519), noon)).toEqual(['holder-binding']);
  });

  it('a copied paper code for a single entry', async () => {
    const [paper, ledger] = [issued(visit), openLedger()];
    expect(await faultsOf(paper, noon, ledger)).toEqual([]);
    expect(naive(paper, noon + 60_000)).toBe(true);
    expect(await faultsOf(paper, noon + 60_000, ledger)).toEqual(['replayed']);
  });

  it('a code that fails for another reason spends nothing', async () => {
    const [paper, ledger] = [issued(visit), openLedger()];
    expect(await faultsOf(paper, visit.notAfter, ledger)).toContain('expired');
    expect(await faultsOf(paper, noon, ledger)).toEqual([]);
  });

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
