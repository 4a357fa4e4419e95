import type { LaneStatus } from '@vedette/contract';
import type { Instant } from '@vedette/domain';
import type { HelpCall } from './help-call.ts';
import type { LaneDeps } from './lane-deps.ts';
import type { Pages } from './pages.ts';
import type { PassageView } from './passage.ts';
import type { ReaderWatch } from './reader-watch.ts';

export interface LaneStatusNeeds {
  readonly deps: Pick<LaneDeps, 'id' | 'turnstile' | 'camera'>;
  readonly passage: PassageView;
  readonly screen: LaneStatus['screen'];
  readonly page: ReturnType<Pages['camera']>;
  readonly readers: ReturnType<ReaderWatch['states']>;
  readonly referred: LaneStatus['referred'];
}

/** A lane as its operators see it. */
export function laneStatus(needs: LaneStatusNeeds): LaneStatus {
  const { deps, passage, screen, page, readers, referred } = needs;
  const { id, turnstile, camera } = deps;
  const gate = turnstile.status();
  const own = gate.lanes.find(({ lane }) => lane === id)?.state ?? 'unknown';
  return {
    ...{ id, state: passage.phase, screen, referred, readers: [...readers] },
    camera: camera.state() === 'gone' && page === 'live' ? 'gone' : page,
    turnstile: gate.link === 'connected' ? own : gate.link,
    fire: gate.fire !== 'off',
  };
}

/** Whom a guard is to look at: a passage that the duty refers, or somebody who called; null for nobody. */
export function referredOf(
  { id: passage, phase, decision }: PassageView,
  decidedAt: Instant | null,
  call: HelpCall,
): LaneStatus['referred'] {
  if (phase === 'decided' && decision?.outcome === 'refer' && decidedAt !== null)
    return { passage, reasons: [...decision.reasons], since: decidedAt };
  const since = call.since();
  return since === null ? null : { passage, reasons: [], since };
}
