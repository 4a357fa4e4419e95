import type { PersonView } from '@vedette/contract';
import type { Validity } from '../../../parts/validity-picker.tsx';

/** What the form of a person holds; an empty text stands for nothing. */
export interface PersonFields {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly organisation?: string | undefined;
  readonly validity?: Validity | undefined;
}

const optional = ['phone', 'idNumber', 'organisation'] as const;
type Optional = (typeof optional)[number];

export interface PersonChange {
  readonly name?: string;
  readonly phone?: string | null;
  readonly idNumber?: string | null;
  readonly organisation?: string | null;
  readonly validFrom?: number | null;
  readonly validTo?: number | null;
}

const textOf = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

export function fieldsOf(person: PersonView): PersonFields {
  return {
    name: person.name,
    phone: person.phone ?? '',
    idNumber: person.idNumber ?? '',
    organisation: person.organisation ?? '',
    validity: { from: person.validFrom, to: person.validTo },
  };
}

/** Only what differs: a field that this operator does not see stays as it is. */
export function changeOf(before: PersonView | null, after: PersonFields): PersonChange {
  const name = after.name.trim();
  const texts: { [K in Optional]?: string | null } = {};
  for (const key of optional) {
    const value = textOf(after[key]);
    if (value !== (before?.[key] ?? null)) texts[key] = value;
  }
  const { from, to } = after.validity ?? { from: null, to: null };
  return {
    ...(name === before?.name ? {} : { name }),
    ...texts,
    ...(from === (before?.validFrom ?? null) ? {} : { validFrom: from }),
    ...(to === (before?.validTo ?? null) ? {} : { validTo: to }),
  };
}
