import { timingSafeEqual } from 'node:crypto';
import { after, duration, type Instant } from '@vedette/domain';
import type { GatewayShape } from '../gateway.ts';
import type { SimulatedAccounts } from './accounts.ts';
import type { SimulatedFault } from './fault.ts';
import { type SimulatedPerson, simulatedCode } from './person.ts';

/** A request as it came, its body read. */
export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SimulatedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the platforms know at the moment of one request. */
export interface SimulatedWorld {
  readonly people: readonly SimulatedPerson[];
  readonly accounts: SimulatedAccounts;
  readonly now: Instant;
  /** What is wrong with this answer. */
  readonly fault: SimulatedFault | null;
  /** Answers are signed where the shape can. */
  readonly signed: boolean;
  /** Tokens that were given out. */
  readonly tokens: Set<string>;
}

/** Null: no request of this shape. */
export type SimulatedShape = (request: SimulatedRequest, world: SimulatedWorld) => SimulatedReply | null;

export function jsonReply(value: unknown, headers: Readonly<Record<string, string>> = {}): SimulatedReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Texts alone, or nothing at all: what the platforms themselves would not understand. */
export function fieldsOf(body: string): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(body);
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(fields.filter(([, field]) => typeof field === 'string'));
  } catch {
    return {};
  }
}

export const sameText = (one: string | undefined, other: string): boolean => {
  const [a, b] = [Buffer.from(one ?? ''), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

export const byCode = (
  { people }: SimulatedWorld,
  shape: GatewayShape,
  code: string | undefined,
): SimulatedPerson | undefined => people.find((person) => simulatedCode(shape, person) === code);

export const byNumber = (
  { people }: SimulatedWorld,
  name: string | undefined,
  number: string | undefined,
): SimulatedPerson | undefined =>
  people.find((person) => person.number === number && (name === undefined || person.name === name));

export const isExpired = ({ fault }: SimulatedWorld, person: SimulatedPerson): boolean =>
  fault === 'expired' || person.code === 'expired';

const hour = 3_600_000;

/** When an answer says that it was written. */
export function writtenAt({ now, fault }: SimulatedWorld): Instant {
  if (fault === 'stale') return after(now, duration(-hour));
  return fault === 'future' ? after(now, duration(hour)) : now;
}

export const hoursAgo = ({ now }: SimulatedWorld, hours: number): Instant =>
  after(now, duration(-hours * hour));
