import type { RevealedFieldView, RevealedRecordView } from '@vedette/contract/platform';
import {
  type CollectableField,
  collectedFields,
  collectionOf,
  instant,
  type PassBody,
  VedetteError,
} from '@vedette/domain';
import type { KeyId, Opened, OpenedBody } from '@vedette/vault';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import type { RevealDeps } from './deps.ts';
import { keysOfLook, type Look, openingOf, shownFields } from './one-look.ts';

/** The fields of a record that the caller may see. Nothing is opened when there is none. */
export async function revealRecord(
  deps: RevealDeps,
  caller: Caller,
  look: Look,
  asked: readonly CollectableField[] = collectedFields(look.duty),
): Promise<RevealedRecordView> {
  const { record, duty, roles } = look;
  // A picture has a way of its own.
  const fields = [...new Set(asked)].filter((field) => field !== 'capture');
  const shown = shownFields(look, fields);
  const opened =
    shown.length === 0 ? await refused(deps, caller, look) : await open(deps, caller, look, shown);
  const { values, forgotten } = opened;
  return {
    ...{ duty: duty.id, dutyVersion: duty.version, roles: [...roles] },
    fields: fields.map((field): RevealedFieldView => {
      const collection = collectionOf(duty, field);
      if (collection === undefined) return { field, state: 'not-collected' };
      if (!shown.includes(field))
        return { field, state: 'not-allowed', visibleTo: [...collection.visibleTo] };
      const value = values[field];
      if (value !== undefined) return { field, state: 'shown', value };
      return { field, state: forgotten && record.body !== null ? 'forgotten' : 'absent' };
    }),
  };
}

interface Values {
  readonly values: PassBody;
  readonly forgotten: boolean;
}
const nothing: Values = { values: {}, forgotten: false };

async function refused({ audit }: RevealDeps, caller: Caller, { record, reason }: Look): Promise<Values> {
  await note(audit, caller, 'record-reveal-refused', record.header.id, { reason, site: record.site });
  return nothing;
}

async function open(
  deps: RevealDeps,
  caller: Caller,
  look: Look,
  shown: readonly CollectableField[],
): Promise<Values> {
  const { header, body } = look.record;
  if (body === null) return nothing;
  const sealed = { keyId: body.keyId as KeyId, bytes: body.bytes };
  const keys = keysOfLook(deps, caller, look, shown);
  const [opened] = await keys.open(openingOf(look, caller, shown), shown, [{ header, body: sealed }]);
  return valuesOf(opened, header.purpose);
}

function valuesOf(opened: Opened<OpenedBody> | undefined, purpose: string): Values {
  if (opened?.ok) return { values: opened.value.body.unwrap(purpose), forgotten: opened.value.forgotten };
  if (opened?.fault === 'key-destroyed') return { values: {}, forgotten: true };
  // It was changed since, or sealed to keys that this platform never made.
  throw new VedetteError('store-damaged', 'world', { at: opened?.fault ?? 'body' });
}

/** The picture of a passage. @throws VedetteError `not-allowed`, `not-found` for none, or none any more */
export async function revealCapture(deps: RevealDeps, caller: Caller, look: Look): Promise<Uint8Array> {
  const { record } = look;
  const [shown] = shownFields(look, ['capture']);
  if (shown === undefined) {
    await refused(deps, caller, look);
    throw new VedetteError('not-allowed', 'caller', { at: 'visibleTo' });
  }
  const { id, occurredAt, purpose } = record.header;
  const capture = await deps.stores.captures.ofRecord(record.site, occurredAt, id);
  if (capture === null) throw new VedetteError('not-found', 'caller', { at: 'capture' });
  const sealed = { keyId: capture.keyId as KeyId, bytes: capture.bytes };
  const label = { record: id, takenAt: instant(capture.takenAt) };
  const keys = keysOfLook(deps, caller, look, [shown]);
  const opened = await keys.openCapture(openingOf(look, caller, [shown]), label, sealed);
  if (opened.ok) return opened.value.unwrap(purpose);
  if (opened.fault === 'key-destroyed') throw new VedetteError('not-found', 'caller', { at: 'capture' });
  throw new VedetteError('store-damaged', 'world', { at: opened.fault });
}
