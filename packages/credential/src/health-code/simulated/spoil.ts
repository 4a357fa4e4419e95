import { gzipSync } from 'node:zlib';
import type { FaultPlan, SimulatedFault } from './fault.ts';
import type { SimulatedReply } from './world.ts';

/** An answer as its bytes go out. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** How many of the bytes are sent before the connection is cut; all of them when absent. */
  readonly cutAt?: number;
}

const hugeBytes = 200_000;
const deepBrackets = 30_000;

/** Damages the form of a good answer; faults of its content, or of the connection, are made elsewhere. */
export function spoil(reply: SimulatedReply, fault: SimulatedFault | null, plan: FaultPlan): RawReply {
  const raw = rawOf(reply);
  switch (fault) {
    case 'busy':
      return { status: 503, headers: { 'content-type': 'text/html' }, bytes: Buffer.from('<h1>503</h1>') };
    case 'redirect':
      return { status: 307, headers: { location: plan.redirectTo }, bytes: Buffer.alloc(0) };
    case 'malformed':
      return { ...raw, bytes: Buffer.from(`<!doctype html>${reply.body}`) };
    case 'truncated':
      return { ...raw, cutAt: Math.floor(raw.bytes.length / 2) };
    case 'huge':
      return { ...raw, bytes: Buffer.from(reply.body + ' '.repeat(hugeBytes)) };
    case 'deep':
      return { ...raw, bytes: Buffer.from('['.repeat(deepBrackets) + ']'.repeat(deepBrackets)) };
    case 'compressed':
      return {
        ...raw,
        headers: { ...reply.headers, 'content-encoding': 'gzip' },
        bytes: gzipSync(reply.body),
      };
    case 'wrong-types':
      return rawOf({ ...reply, body: JSON.stringify(swapTypes(parsed(reply.body))) });
    case 'missing':
      return rawOf({ ...reply, body: JSON.stringify(firstField(parsed(reply.body))) });
    case 'doubled':
      return rawOf({ ...reply, body: doubleFields(reply.body) });
    default:
      return raw;
  }
}

const rawOf = ({ status, headers, body }: SimulatedReply): RawReply => ({
  status,
  headers,
  bytes: Buffer.from(body),
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

function swapTypes(value: unknown): unknown {
  if (typeof value === 'string') return 0;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return 'true';
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, swapTypes(each)]));
}

const firstField = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).slice(0, 1)) : {};

/** Says each field once more with the same value: which of two counts is anybody's guess (RFC 8259). */
const doubleFields = (body: string): string =>
  body.startsWith('{') ? `{${body.slice(1, -1)},${body.slice(1)}` : `[${body},${body}]`;
