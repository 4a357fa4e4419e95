import { matchSubjects, type SubjectClaims } from '@vedette/domain';
import type { VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { Verification } from '../core/verification.ts';
import type { GatewayReply, PersonQuestion, StatusGateway } from './gateway.ts';
import { numberClaims, subjectOf } from './subject.ts';
import { verificationOf } from './verification.ts';

export type StatusContext = Pick<VerifyContext, 'at' | 'clock' | 'signal' | 'hashNumber' | 'collectsNumber'>;

/**
 * The status of somebody who shows no code: whose document was read, or who is enrolled. An answer about another
 * person is `holder-binding`. Never rejects.
 */
export async function askStatus(
  gateway: StatusGateway,
  person: PersonQuestion,
  context: StatusContext,
): Promise<Verification> {
  const reply = await gateway.check(person, context);
  const asked: SubjectClaims = { name: person.name, ...numberClaims(person.number, context) };
  const replayKey = replayKeyOf('health-code', gateway.id, asked.numberHash ?? '');
  const faults = isOfAnother(reply, person, context) ? (['holder-binding'] as const) : [];
  return verificationOf(
    { gateway, reply, subject: asked, binding: 'id-document', replayKey, faults },
    context,
  );
}

/** Masked as the answer may be, it must not contradict whom was asked about. */
function isOfAnother({ report }: GatewayReply, person: PersonQuestion, context: StatusContext): boolean {
  if (report === null) return false;
  const reported = subjectOf(report.subject, context);
  // Compared in full here, whatever the duty collects: a masked number is held against a full one.
  const asked = { name: person.name, ...numberClaims(person.number, { ...context, collectsNumber: true }) };
  return reported !== null && matchSubjects(asked, reported) === 'mismatch';
}
