import { retirementEvidenceSchema } from '@vedette/contract/link';
import { after, duration, type ErasureGrade, type RetirementEvent, VedetteError } from '@vedette/domain';
import { certifyRetirementKey, type Evidence, isEvidenceSigned, type LinkRetirements } from '@vedette/link';
import type { Retirement, RetirementChange } from '@vedette/store/platform';
import type { RetirementDeps } from './deps.ts';
import { goOn } from './go-on.ts';
import { gradeOf } from './media.ts';

/** A medium of a terabyte takes hours to write twice and read once. */
const keyLife = duration(3 * 86_400_000);
/** In these the device may speak: its shares are gone, and nothing is certified yet. */
const listening: ReadonlySet<string> = new Set(['share-destroyed', 'certified-remote', 'failed']);

/** What a device that retires tells, as the device link asks for it. */
export function linkRetirements(deps: RetirementDeps): LinkRetirements {
  const { retirements } = deps.stores;
  return {
    async heard(device, id, said) {
      const found = await retirements.find(id);
      if (found === null || found.device !== device) return 'unknown';
      if (said.kind === 'progress') {
        const { stage, done, of } = said;
        const at = deps.now();
        await retirements.note(found.id, { progress: { stage, done, of, at } }, at);
        return 'taken';
      }
      return said.kind === 'key' ? commissioned(deps, found, said.publicKey) : taken(deps, found, said);
    },
  };
}

async function commissioned(deps: RetirementDeps, found: Retirement, publicKey: string) {
  const { stores, linkKey, now } = deps;
  if (!listening.has(found.state.phase) || found.state.sharesDestroyedAt === null) return 'unknown' as const;
  const begun = await begunAgain(deps, found);
  await stores.retirements.note(begun.id, { evidenceKey: publicKey, progress: null }, now());
  const key = { retirement: begun.id, device: begun.device, publicKey };
  return {
    certificate: certifyRetirementKey(linkKey, key, after(now(), keyLife)),
    canarySeed: Buffer.from(begun.canarySeed).toString('base64url'),
  };
}

/** A device that was given up, or failed, is there again. */
async function begunAgain({ stores, now }: RetirementDeps, found: Retirement): Promise<Retirement> {
  const { phase } = found.state;
  if (phase === 'share-destroyed') return found;
  const kind = phase === 'failed' ? 'retried' : 'returned';
  return stores.retirements.step(found.id, { kind }, null, now());
}

async function taken(deps: RetirementDeps, found: Retirement, said: Evidence): Promise<'taken' | 'unknown'> {
  // The same evidence again: its answer was lost.
  if (found.evidence?.text === said.text) return 'taken';
  if (!isEvidenceOf(found, said)) return 'unknown';
  const { text, publicKey, signature } = said;
  const evidence = { text, publicKey, signature, at: deps.now() };
  const media = retirementEvidenceSchema
    .parse(JSON.parse(text))
    .media.map((report) => ({ by: null, report }));
  await withEvidence(deps, found, { grade: gradeOf(media), by: null }, { evidence, progress: null });
  return 'taken';
}

/** By the key that was certified for this very retirement, and about nothing else. */
function isEvidenceOf(found: Retirement, said: Evidence): boolean {
  if (found.evidenceKey === null || found.evidenceKey !== said.publicKey || !isEvidenceSigned(said))
    return false;
  const parsed = retirementEvidenceSchema.safeParse(jsonOf(said.text));
  return (
    parsed.success &&
    parsed.data.retirement === found.id &&
    parsed.data.device === found.device &&
    parsed.data.memoryCleared &&
    parsed.data.vault.rekeyedToNothing
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Found {
  readonly grade: ErasureGrade;
  /** The account at a bench; null for the device's own words. */
  readonly by: string | null;
}

/** Every step that evidence stands for, one after the other; then the platform judges. */
export async function withEvidence(
  deps: RetirementDeps,
  before: Retirement,
  { grade, by }: Found,
  change: RetirementChange,
): Promise<Retirement> {
  const { stores, now } = deps;
  const at = now();
  const events: readonly RetirementEvent[] = [
    { kind: 'memory-cleared', at },
    { kind: 'rekeyed' },
    { kind: 'erased' },
    { kind: 'read-back' },
    { kind: 'hunted', grade },
  ];
  let stands = before;
  for (const event of events) {
    const last = event.kind === 'hunted' ? change : {};
    stands = await stores.retirements.step(stands.id, event, by, at, last);
  }
  return goOn(deps, stands);
}

/**
 * What a bench did to a medium of the device. @throws `conflict` where nothing waits for it, `input-invalid` for a
 * report that nobody could stand for
 */
export async function takeReport(
  deps: RetirementDeps,
  found: Retirement,
  { report, by }: Pick<Retirement['reports'][number], 'report' | 'by'>,
): Promise<Retirement> {
  const { stores, now } = deps;
  if (!listening.has(found.state.phase))
    throw new VedetteError('conflict', 'caller', { at: found.state.phase });
  if (report.scope !== 'medium') throw new VedetteError('input-invalid', 'caller', { at: 'scope' });
  const at = now();
  const reports = [...found.reports, { report, by, at }];
  await stores.retirements.note(found.id, { reports }, at);
  const begun = await begunAgain(deps, found);
  return withEvidence(deps, begun, { grade: gradeOf(reports), by }, { progress: null });
}
