import { Metadata, MetadataKind, type Root, type Targets } from '@tufjs/models';
import { updateLimits } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';

/** @throws VedetteError `input-invalid` for what is no root document */
export function readRoot(text: string): Metadata<Root> {
  return read('root', text, (json) => Metadata.fromJSON(MetadataKind.Root, json));
}

/** @throws VedetteError `input-invalid` for what is no list of targets */
export function readTargets(text: string): Metadata<Targets> {
  return read('targets', text, (json) => Metadata.fromJSON(MetadataKind.Targets, json));
}

type Json = Parameters<typeof Metadata.fromJSON>[1];

function read<T>(at: string, text: string, parse: (json: Json) => T): T {
  if (text.length > updateLimits.metadata) throw new VedetteError('input-invalid', 'caller', { at });
  try {
    return parse(JSON.parse(text) as Json);
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at }, { cause });
  }
}

/** @throws VedetteError `not-allowed` unless enough keys of the role of `root` have signed it */
export function demandSigned(
  root: Metadata<Root>,
  role: 'root' | 'targets',
  by: Metadata<Root> | Metadata<Targets>,
): void {
  try {
    root.verifyDelegate(role, by);
  } catch (cause) {
    throw new VedetteError('not-allowed', 'caller', { at: 'signature' }, { cause });
  }
}
