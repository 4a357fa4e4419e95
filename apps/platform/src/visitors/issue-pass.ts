import { randomBytes } from 'node:crypto';
import type { VisitPassView } from '@vedette/contract/platform';
import { issuePass } from '@vedette/credential';
import { type AreaId, instant, isWelcome, VedetteError } from '@vedette/domain';
import type { Invitation, Visit } from '@vedette/store/platform';
import { codeRows } from './code-rows.ts';
import type { VisitorDeps } from './deps.ts';
import { passIssuer } from './pass-key.ts';
import { ruleOtherwise } from './rule.ts';

/**
 * The pass of a visit: good for its window, its areas and its person, who means nothing outside. A new one each time;
 * it opens nothing once the site has been told that the visit is over.
 * @throws VedetteError `conflict` before the visit is approved and after it is over
 */
export async function visitPass(
  { stores: { visits, passKeys }, custody, now }: VisitorDeps,
  visit: Visit,
  invitation: Invitation,
): Promise<VisitPassView> {
  const at = now();
  const { state, person } = visit;
  if (!isWelcome(state) || person === null || state.until <= at)
    throw new VedetteError('conflict', 'caller', { at: 'visit' });
  const { early } = (await visits.rule(visit.site)) ?? ruleOtherwise;
  const { key, issuer } = await passIssuer({ passKeys, custody }, visit.organisation);
  const id = new Uint8Array(randomBytes(16));
  const period = { notBefore: instant(Math.max(at, state.from - early)), notAfter: state.until };
  const text = issuePass(
    {
      ...{ issuer, subject: person, kind: 'visit', entries: state.entries, issuedAt: at, ...period, id },
      zones: invitation.zones as readonly AreaId[],
    },
    key,
  );
  await visits.setPass(visit.id, Buffer.from(id).toString('base64url'));
  return { text, code: [...codeRows(text)], ...period };
}
