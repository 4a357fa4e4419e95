import { after, duration, type Instant, instant } from '@vedette/domain';
import { hashOf, newToken } from '@vedette/server';
import type { AccountId, TicketStore } from '@vedette/store/platform';
import { z } from 'zod';

const kinds = ['second-factor', 'passkey-sign-in', 'passkey-proof', 'passkey-new', 'provider'] as const;
export type TicketKind = (typeof kinds)[number];

const life = duration(5 * 60_000);

export interface TicketNeeds {
  readonly tickets: TicketStore;
  readonly now: () => Instant;
}

/** A secret that stands for the middle of something: good once, for five minutes. */
export async function issueTicket(
  { tickets, now }: TicketNeeds,
  kind: TicketKind,
  account: AccountId | null,
  data: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const ticket = newToken();
  const end = after(now(), life);
  await tickets.issue(hashOf(ticket), kind, { account, data: { ...data, end } }, end);
  return ticket;
}

/** Null for one that never was, is used up, or over. */
export async function takeTicket<T extends z.ZodRawShape>(
  { tickets, now }: TicketNeeds,
  kind: TicketKind,
  ticket: string,
  shape: z.ZodObject<T>,
) {
  const taken = await tickets.take(hashOf(ticket), kind, now());
  if (taken === null) return null;
  const data = shape.safeParse(taken.data);
  const { end } = z.object({ end: z.number() }).parse(taken.data);
  return data.success ? { account: taken.account, data: data.data, end: instant(end) } : null;
}

/** Puts back what was tried with a wrong code, for the time it had. */
export async function putBack(
  { tickets }: TicketNeeds,
  kind: TicketKind,
  ticket: string,
  account: AccountId,
  data: Readonly<Record<string, unknown>>,
  end: Instant,
): Promise<void> {
  await tickets.issue(hashOf(ticket), kind, { account, data: { ...data, end } }, end);
}
