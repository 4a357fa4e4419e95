import { type AttackLimits, judgeAttack } from '../attack/judge-attack.ts';
import { identify } from '../compare/identify.ts';
import type { ComparisonPolicy } from '../compare/policy.ts';
import type { FaceEvidence } from '../engine/face-engine.ts';
import { judgeMask, type MaskLimits } from '../mask/judge-mask.ts';
import type { FaceTrack } from './face-track.ts';

export interface EvidenceRules {
  readonly policy: ComparisonPolicy;
  readonly enrolled: number;
  readonly attack: AttackLimits;
  readonly mask: MaskLimits;
}

/** What a track proves so far; null while it has too few good frames. */
export function evidenceOf(track: FaceTrack, rules: EvidenceRules): FaceEvidence | null {
  const { candidates, good } = track;
  const identification = identify(candidates, good.length, rules.policy, rules.enrolled);
  if (identification === null) return null;
  return {
    identification,
    presentationAttack: judgeAttack(track.attackScores, track.answer, rules.attack),
    mask: judgeMask(track.maskProbabilities, rules.mask),
  };
}

/** Equal for evidence that would decide the same; scores move with every frame and decide nothing new. */
export function evidenceKey({ identification, presentationAttack, mask }: FaceEvidence): string {
  const who =
    identification.state === 'identified'
      ? [identification.subject, identification.standing]
      : identification.state;
  return JSON.stringify([who, presentationAttack.state, presentationAttack.challenge, mask.state]);
}
