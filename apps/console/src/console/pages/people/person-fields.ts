import type {
  NewPlatformPersonInput,
  PlatformPersonPatchInput,
  PlatformPersonView,
} from '@vedette/contract/platform';
import { always, type Validity } from '../../../parts/validity-picker.tsx';

/** A person as the form has it; numbers are empty while they stay as they are. */
export interface PersonFields {
  readonly name: string;
  readonly otherNames?: readonly string[];
  readonly unit?: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly idNumber?: string;
  readonly userName?: string;
  readonly validity?: Validity;
  readonly places?: readonly number[];
  readonly groups?: readonly string[];
  readonly organisation?: string;
}

const said = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();
const numbers = ['phone', 'mail', 'idNumber', 'userName'] as const;
type Numbers = Partial<Record<(typeof numbers)[number], string>>;

/** Numbers that were typed: what is shown of those held is masked, so that an empty field is no wish to delete. */
function typed(fields: PersonFields): Numbers {
  return Object.fromEntries(
    numbers.flatMap((key) => {
      const text = said(fields[key]);
      return text === null ? [] : [[key, text]];
    }),
  );
}

function common({ name, otherNames = [], unit, validity = always, places = [], groups = [] }: PersonFields) {
  return {
    ...{ name: name.trim(), otherNames: [...otherNames], unit: said(unit) },
    ...{ validFrom: validity.from, validTo: validity.to, places: [...places], groups: [...groups] },
  };
}

export function newPersonOf(fields: PersonFields): NewPlatformPersonInput {
  const { organisation } = fields;
  return {
    ...common(fields),
    ...typed(fields),
    kind: 'member',
    ...(organisation === undefined ? {} : { organisation }),
  };
}

export function patchOf(fields: PersonFields): PlatformPersonPatchInput {
  return { ...common(fields), ...typed(fields) };
}

export function fieldsOf(person: PlatformPersonView): PersonFields {
  const { name, otherNames, unit, validFrom, validTo, places, groups } = person;
  return {
    ...{ name, otherNames, places, groups, validity: { from: validFrom, to: validTo } },
    ...(unit === null ? {} : { unit }),
  };
}
