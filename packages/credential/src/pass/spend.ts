import type { Instant } from '@vedette/domain';
import type { CredentialFault } from '../core/fault.ts';
import type { ReplayUse, VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { ParsedPass } from './parse.ts';
import { stepEnd } from './step.ts';

/**
 * Claims the uses of a pass: the step it shows, and the entry or exit of a pass for a single entry. What was
 * spent before is `replayed`; a ledger that cannot answer leaves it open, as any service out of reach does.
 */
export async function spend(
  pass: ParsedPass,
  replayKey: string,
  context: VerifyContext,
): Promise<readonly CredentialFault[]> {
  try {
    // One after the other: a step that was seen before must not cost the entry.
    for (const use of usesOf(pass, replayKey, context))
      if ((await context.ledger.claim(use)) !== 'first') return ['replayed'];
    return [];
  } catch {
    return ['gateway-unreachable'];
  }
}

function usesOf(
  { claims, shown }: ParsedPass,
  replayKey: string,
  { direction }: VerifyContext,
): readonly ReplayUse[] {
  const uses: ReplayUse[] = [];
  if (shown !== null) uses.push({ ...stepUse(claims.issuer, claims.id, shown.step), kind: 'step' });
  if (claims.entries === 'single')
    uses.push({ replayKey, kind: direction === 'in' ? 'entry' : 'exit', until: claims.notAfter });
  return uses;
}

function stepUse(
  issuer: string,
  id: Uint8Array,
  step: number,
): { readonly replayKey: string; readonly until: Instant } {
  return { replayKey: replayKeyOf('pass', issuer, id, 'step', String(step)), until: stepEnd(step) };
}
