import { randomBytes } from 'node:crypto';
import { issuePass as sign } from '@vedette/credential';
import {
  type AreaId,
  after,
  duration,
  type Instant,
  instant,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import { hashOf, newToken } from '@vedette/server';
import type { IssuedPass, NewPass, OperatorId, PassStore, PeopleStore } from '@vedette/store';
import type { OwnPasses } from '../../credentials/own-passes.ts';

export interface PassOrder {
  readonly person: PersonId;
  readonly kind: 'member' | 'visit';
  readonly entries: 'single' | 'multiple';
  readonly zones: readonly string[];
  readonly form: 'paper' | 'phone';
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly by: OperatorId;
}

export interface IssueNeeds {
  readonly people: PeopleStore;
  readonly passes: PassStore;
  readonly own: OwnPasses;
  readonly now: () => Instant;
}

/** What is shown once: the text of a paper pass, or the code by which a phone fetches its own. */
export interface NewlyIssued {
  readonly pass: IssuedPass;
  readonly text: string | null;
  readonly code: string | null;
  readonly codeUntil: Instant | null;
}

const idBytes = 16;
/** Long enough to walk over to the phone; a link that is found later opens nothing. */
const codeFor = duration(24 * 3_600_000);
/** A paper pass is whoever's has it: not for ever. */
const longest = duration(400 * 86_400_000);

/** @throws VedetteError `not-found` without such a person, `input-invalid` for a period that is none or too long */
export async function issuePass(needs: IssueNeeds, order: PassOrder): Promise<NewlyIssued> {
  const { people, passes, own, now } = needs;
  if ((await people.get(order.person)) === null)
    throw new VedetteError('not-found', 'caller', { at: 'person' });
  const at = now();
  const notBefore = instant(Math.max(order.notBefore, at));
  if (order.notAfter <= notBefore || order.notAfter > after(at, longest))
    throw new VedetteError('input-invalid', 'caller', { at: 'notAfter' });
  const id = new Uint8Array(randomBytes(idBytes));
  const given = { ...order, notBefore, id: idOf(id), zones: order.zones as readonly AreaId[] };
  if (order.form === 'phone') return forPhone(passes, given, at);
  const text = sign(
    { ...order, issuer: own.issuer, subject: order.person, issuedAt: at, notBefore, id },
    own.key,
  );
  return { pass: await passes.add(given), text, code: null, codeUntil: null };
}

async function forPhone(passes: PassStore, given: NewPass, at: Instant): Promise<NewlyIssued> {
  const code = newToken();
  const until = instant(Math.min(after(at, codeFor), given.notAfter));
  const pass = await passes.add({ ...given, code: { hash: hashOf(code), until } });
  return { pass, text: null, code, codeUntil: until };
}

const idOf = (id: Uint8Array): string => Buffer.from(id).toString('base64url');
