import type { TurnstileEvent, Unsubscribe } from '@vedette/drivers';
import type { AlarmKind } from '@vedette/store';
import type { Effects } from './effects.ts';
import { concerns, countsAsPassed, forcedEventOf, passageEventOf } from './gate.ts';
import type { LaneDeps } from './lane-deps.ts';
import type { Passage } from './passage.ts';
import type { Recorder } from './recorder.ts';

export interface TurnstileWatchNeeds {
  readonly deps: Pick<LaneDeps, 'id' | 'direction' | 'area' | 'turnstile' | 'knowledge' | 'onFault'>;
  readonly passage: Passage;
  readonly effects: Effects;
  readonly recorder: Recorder;
  readonly alarm: (kind: AlarmKind) => void;
  readonly refresh: () => void;
}

type EventOf<K extends TurnstileEvent['kind']> = Extract<TurnstileEvent, { readonly kind: K }>;

/** Tells the passage what the turnstile says, and raises the alarms that no passage has a place for. */
export function watchTurnstile(needs: TurnstileWatchNeeds): Unsubscribe {
  const { deps, passage, effects, recorder, alarm, refresh } = needs;
  const { id: lane, direction, area, turnstile, knowledge, onFault } = deps;
  const { passCompleted } = turnstile.capabilities;

  /** Whichever way: who leaves by the exit button leaves the area too. */
  function count(event: TurnstileEvent): void {
    if (area === null || !('way' in event) || event.way.lane !== lane) return;
    if (countsAsPassed(event, passCompleted)) knowledge.passed(area, event.way.direction);
  }
  /** The driver watches the door; the passage's table has its own alarm only right after a passage. */
  function heldOpen(): void {
    void passage.inTurn(({ phase }) => {
      if (phase !== 'taken') {
        recorder.heldOpen().catch((cause) => onFault('alarm', cause));
        return null;
      }
      passage.happen({ kind: 'held-elapsed' });
      return { kind: 'contact-opened' };
    });
  }
  function forced(event: EventOf<'forced'>): void {
    void passage.inTurn(({ phase }) => {
      const happened = forcedEventOf(event, phase);
      if (happened === null) alarm('forced');
      return happened;
    });
  }
  function fault({ error }: EventOf<'fault'>): void {
    onFault('turnstile', error);
    if (turnstile.status().link !== 'connected') effects.breaks('turnstile');
    alarm('driver');
  }
  function listen(event: TurnstileEvent): void {
    count(event);
    if (!concerns(event, { lane, direction })) return;
    if (event.kind === 'fault') fault(event);
    if (event.kind === 'recovered') effects.works('turnstile');
    if (event.kind === 'fire' && event.state === 'on') alarm('fire');
    if (event.kind === 'held-open') heldOpen();
    if (event.kind === 'forced') forced(event);
    const happened = passageEventOf(event, passCompleted);
    if (happened !== null) passage.happen(happened);
    refresh();
  }

  const unsubscribe = turnstile.subscribe(listen);
  // The hardware was there first, and fire asks nobody's leave.
  if (turnstile.status().fire !== 'off') passage.happen({ kind: 'fire' });
  return unsubscribe;
}
