import type { PresentationAttack } from '@vedette/domain';
import { median } from '../statistics/median.ts';

export interface AttackLimits {
  readonly bonaFideFrom: number;
  readonly attackBelow: number;
}

/**
 * The evidence of a track: the median of its soft scores, and the challenge if one was answered. A passed
 * challenge lifts doubt but not the verdict of an attack, which becomes a doubt.
 * @param scores of single frames; empty when no model is loaded, which leaves it uncertain
 */
export function judgeAttack(
  scores: readonly number[],
  challenge: PresentationAttack['challenge'],
  limits: AttackLimits,
): PresentationAttack {
  const bySoftScore = scores.length === 0 ? 'uncertain' : judgeScore(median(scores), limits);
  return { kind: 'presentation-attack', state: weigh(bySoftScore, challenge), challenge };
}

type State = PresentationAttack['state'];

function judgeScore(score: number, { bonaFideFrom, attackBelow }: AttackLimits): State {
  if (score >= bonaFideFrom) return 'bona-fide';
  return score < attackBelow ? 'attack' : 'uncertain';
}

function weigh(state: State, challenge: PresentationAttack['challenge']): State {
  if (challenge !== 'passed') return state;
  return state === 'attack' ? 'uncertain' : 'bona-fide';
}
