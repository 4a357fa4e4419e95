import { Personal, type SubjectClaims } from '@vedette/domain';

export type SubjectField = keyof SubjectClaims;
export type SubjectValue = string | { readonly family: string; readonly given: string };

const purpose = 'a credential verified on the command line';

/** Fields in the order in which they are shown, each with what it says; the hash of a number says nothing here. */
export function subjectFields(subject: SubjectClaims): readonly (readonly [SubjectField, SubjectValue])[] {
  return (Object.keys(subject) as SubjectField[]).flatMap((field): [SubjectField, SubjectValue][] => {
    const value = subject[field];
    if (value === undefined || field === 'numberHash') return [];
    return [[field, value instanceof Personal ? value.unwrap(purpose) : value]];
  });
}
