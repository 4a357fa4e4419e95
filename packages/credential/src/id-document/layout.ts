/** Which document a record of an identity card chip is, told by its type letter. */
export const idDocumentKinds = [
  'resident-card',
  'residence-permit',
  'permanent-resident-2017',
  'permanent-resident-2023',
] as const;
export type IdDocumentKind = (typeof idDocumentKinds)[number];

export type IdDocumentField =
  | 'name'
  | 'moreName'
  | 'sex'
  | 'nation'
  | 'birthDate'
  | 'address'
  | 'number'
  | 'issuer'
  | 'newestAddress'
  | 'from'
  | 'to'
  | 'other';

/** Fields in their order, each with its width in bytes; `other` is not looked at. */
export type Layout = readonly (readonly [field: IdDocumentField, width: number])[];

/** All records are as long as each other, UTF-16LE, fields filled up with blanks. */
export const recordLength = 256;
/** Where the type letter stands; a resident card has its newest address there, which is blank or Chinese. */
export const typeOffset = 248;

const person: Layout = [
  ['name', 30],
  ['sex', 2],
];
const residence: Layout = [
  ['birthDate', 16],
  ['address', 70],
  ['number', 36],
  ['issuer', 30],
  ['from', 16],
  ['to', 16],
];

/**
 * Second-generation resident identity card, residence permit for Hong Kong, Macao and Taiwan residents
 * (2018, type `J`), foreign permanent resident identity card of 2017 (`I`) and of 2023 (`Y`), as the public
 * tables of what their chips hold give them.
 */
export const layouts: Readonly<Record<IdDocumentKind, Layout>> = {
  'resident-card': [...person, ['nation', 4], ...residence, ['newestAddress', 36]],
  'residence-permit': [...person, ['other', 4], ...residence, ['other', 36]],
  'permanent-resident-2017': [
    ['name', 120],
    ['sex', 2],
    ['number', 30],
    ['other', 36],
    ['from', 16],
    ['to', 16],
    ['birthDate', 16],
    ['other', 20],
  ],
  'permanent-resident-2023': [
    ['other', 30],
    ['sex', 2],
    ['other', 4],
    ['birthDate', 16],
    ['name', 70],
    ['number', 36],
    ['other', 30],
    ['from', 16],
    ['to', 16],
    ['moreName', 22],
    ['other', 14],
  ],
};

/** Null for a letter of no document that is known here. */
export function kindByType(letter: string): IdDocumentKind | null {
  switch (letter) {
    case 'J':
      return 'residence-permit';
    case 'I':
      return 'permanent-resident-2017';
    case 'Y':
      return 'permanent-resident-2023';
    default:
      return /[A-Z]/.test(letter) ? null : 'resident-card';
  }
}
