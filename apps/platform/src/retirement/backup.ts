import { createHash } from 'node:crypto';
import { instant, maySee, type OrganisationId, type Role, VedetteError } from '@vedette/domain';
import type { Retirement, RetirementBackup, StoredPassRecord } from '@vedette/store/platform';
import { dayKeys, type KeyId, type KeyOwner } from '@vedette/vault';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { wholeReach } from '../devices/link/link-deps.ts';
import { shownFields } from '../keys/one-look.ts';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import type { RetirementDeps } from './deps.ts';

const day = 86_400_000;
const span = 30 * day;
const pageSize = 1_000;
/** Whoever wants the copy, what duties call him where the device stands, and whose records they are. */
export interface BackupAsker {
  readonly caller: Caller;
  readonly roles: readonly Role[];
  readonly organisation: OrganisationId;
}

/** Of what it is, and in memory for a moment: whoever has more takes the records' own export. */
const bytesAtMost = 256 * 1024 * 1024;

/**
 * A copy of what the platform holds of a device's records, opened as far as the duties show them to whoever asks, sealed
 * to the owner's age recipient. No key is in it, and nothing that a duty promised to keep on the device. Before it is given
 * out it is restored once by a second recipient, whose identity is forgotten then.
 * @throws VedetteError `upload-too-large`
 */
export async function backedUp(
  deps: RetirementDeps,
  asker: BackupAsker,
  retirement: Retirement,
  recipient: string,
): Promise<{ readonly backup: RetirementBackup; readonly bytes: Uint8Array }> {
  const lines: string[] = [
    `${JSON.stringify({ holdings: retirement.holdings, device: retirement.device })}\n`,
  ];
  let [records, size] = [0, 0];
  for await (const page of recordsOf(deps, retirement))
    for (const line of await linesOf(deps, asker, page)) {
      records += 1;
      size += line.length;
      if (size > bytesAtMost) throw new VedetteError('upload-too-large', 'caller', { at: 'backup' });
      lines.push(line);
    }
  const plain = Buffer.from(lines.join(''));
  const bytes = await sealedAndRestored(plain, recipient);
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  return { bytes, backup: { recipient, sha256, bytes: bytes.length, records, restoredAt: deps.now() } };
}

async function sealedAndRestored(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const throwAway = await generateX25519Identity();
  const sealer = new Encrypter();
  sealer.addRecipient(recipient);
  sealer.addRecipient(await identityToRecipient(throwAway));
  const sealed = await sealer.encrypt(plain);
  const opener = new Decrypter();
  opener.addIdentity(throwAway);
  const restored = await opener.decrypt(sealed);
  if (Buffer.compare(restored, plain) !== 0) throw new VedetteError('internal', 'self', { at: 'backup' });
  return sealed;
}

/** Pages of the device's records, a month at a time, from the oldest that it said it holds. */
async function* recordsOf({ stores, now }: RetirementDeps, retirement: Retirement) {
  const { organisation, device, site, holdings } = retirement;
  if (site === null) return;
  const oldest = Math.min(now(), ...(holdings ?? []).flatMap(({ from }) => from ?? []));
  for (let to = now() + day; to > oldest; to -= span) {
    const filter = { from: instant(Math.max(oldest - day, to - span)), to: instant(to), places: [site] };
    let cursor: Awaited<ReturnType<typeof stores.records.search>>['next'] = null;
    do {
      const page: Awaited<ReturnType<typeof stores.records.search>> = await stores.records.search(
        wholeReach(organisation),
        filter,
        { limit: pageSize, cursor },
      );
      yield page.items.filter((record) => record.device === device);
      cursor = page.next;
    } while (cursor !== null);
  }
}

/** Records of one duty are opened together, with one line in the audit that says who, why and which fields. */
async function linesOf(
  deps: RetirementDeps,
  asker: BackupAsker,
  records: readonly StoredPassRecord[],
): Promise<readonly string[]> {
  const groups = Map.groupBy(records, ({ header }) => `${header.duty}/${header.dutyVersion}`);
  const lines = await Promise.all([...groups.values()].map((group) => openedLines(deps, asker, group)));
  return lines.flat();
}

async function openedLines(
  { stores, custody, audit }: RetirementDeps,
  { caller, roles, organisation }: BackupAsker,
  records: readonly StoredPassRecord[],
): Promise<readonly string[]> {
  const [first] = records;
  if (first === undefined) return [];
  const { duty: id, dutyVersion, purpose } = first.header;
  const duty = await stores.toldDuties.ofRecord(first.device, organisation, id, dutyVersion);
  const shown = duty === null ? [] : shownFields({ duty, roles }).filter((field) => field !== 'capture');
  const role = roles.find((one) => duty !== null && shown.some((field) => maySee(duty, one, field)));
  const sealed = records.flatMap(({ header, body }) =>
    body === null ? [] : [{ header, body: { keyId: body.keyId as KeyId, bytes: body.bytes } }],
  );
  if (role === undefined || sealed.length === 0) return records.map((record) => lineOf(record, null));
  const keys = dayKeys({
    ...{ shelf: stores.keys, custody },
    onOpening: () =>
      note(audit, caller, 'retirement-backup-opened', first.device, { purpose, fields: shown.join(' ') }),
  });
  const opening = {
    ...{ owner: organisation as string as KeyOwner, purpose, role },
    ...{ reason: 'retirement-backup', by: caller.account },
  };
  const opened = await keys.open(opening, shown, sealed);
  const bodies = new Map(sealed.map(({ header }, at) => [header.id, opened[at]]));
  return records.map((record) => {
    const body = bodies.get(record.header.id);
    return lineOf(record, body?.ok === true ? body.value.body.unwrap(purpose) : null);
  });
}

function lineOf({ header, seq, completion }: StoredPassRecord, body: object | null): string {
  return `${JSON.stringify({ ...header, seq, completion: completion?.completion ?? null, body })}\n`;
}
