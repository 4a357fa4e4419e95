import assert from 'node:assert/strict';
import { type Duration, duration, type LaneId, type PassageId } from '@vedette/domain';
import type { TurnstileEvent, Way } from '../turnstile/event.ts';
import type { Turnstile } from '../turnstile/turnstile.ts';
import { type ConformanceSubject, until } from './conformance.ts';

/** A turnstile in a test stand, with the lanes seen from the other side. */
export interface TurnstileSubject extends ConformanceSubject {
  readonly turnstile: Turnstile;
  /** The longest opening that this one is configured to allow. */
  readonly maxOpen: Duration;
  /** What the hardware itself says of a way's lock, not the driver. */
  isOpen(way: Way): Promise<boolean>;
  /** Somebody walks through an open way. */
  walk(way: Way): Promise<void>;
  push(lane: LaneId): Promise<void>;
  shut(lane: LaneId): Promise<void>;
  setFire(burning: boolean): Promise<void>;
  /** The hardware goes silent, vanishes, or answers nonsense, until it is mended. */
  breakLink(how: LinkFault): Promise<void>;
  mendLink(): Promise<void>;
}

export const linkFaults = ['gone', 'silent', 'wrong'] as const;
export type LinkFault = (typeof linkFaults)[number];

/** A subject whose link is up, its ways, and all that it tells from now on. */
export interface Stand {
  readonly subject: TurnstileSubject;
  readonly turnstile: Turnstile;
  readonly ways: readonly Way[];
  readonly way: Way;
  readonly events: readonly TurnstileEvent[];
  seen<K extends TurnstileEvent['kind']>(kind: K): readonly Extract<TurnstileEvent, { kind: K }>[];
  /** Waits until `kind` was told so many times in all. */
  told(kind: TurnstileEvent['kind'], times?: number): Promise<void>;
}

export const passageId = 'passage-1' as PassageId;
export const openFor = duration(300);

export async function stand(subject: TurnstileSubject): Promise<Stand> {
  const { turnstile } = subject;
  const ways = turnstile.capabilities.lanes.flatMap(({ lane, directions }) =>
    directions.map((direction) => ({ lane, direction })),
  );
  const way = ways[0];
  assert.ok(way, 'a turnstile has at least one way');
  const events: TurnstileEvent[] = [];
  turnstile.subscribe((event) => events.push(event));
  await until(subject, 'a connection', () => turnstile.status().link === 'connected');
  const seen: Stand['seen'] = (kind) => events.filter((event) => isOf(event, kind));
  const told: Stand['told'] = (kind, times = 1) =>
    until(subject, kind, () => events.filter((event) => event.kind === kind).length >= times);
  return { subject, turnstile, ways, way, events, seen, told };
}

export const conclusions = ['passed', 'not-passed', 'pass-unobserved'] as const;

/** Waits for the conclusion and makes sure that it stays the only one. */
export async function concluded(at: Stand): Promise<TurnstileEvent> {
  const found = (): readonly TurnstileEvent[] =>
    at.events.filter((event) => conclusions.some((kind) => kind === event.kind));
  await until(at.subject, 'a conclusion', () => found().length > 0);
  await at.subject.lull(duration(400));
  const [conclusion, ...more] = found();
  assert.ok(conclusion);
  assert.deepEqual(more, [], 'a release has one conclusion');
  return conclusion;
}

export async function assertLocks(at: Stand, open: readonly Way[]): Promise<void> {
  for (const way of at.ways) {
    const wanted = open.includes(way);
    await until(at.subject, `${way.lane} ${way.direction} ${wanted ? 'open' : 'locked'}`, async () => {
      return (await at.subject.isOpen(way)) === wanted;
    });
  }
}

function isOf<K extends TurnstileEvent['kind']>(
  event: TurnstileEvent,
  kind: K,
): event is Extract<TurnstileEvent, { kind: K }> {
  return event.kind === kind;
}
