import {
  after,
  duration,
  type Instant,
  Personal,
  type ResidentIdReading,
  readResidentId,
} from '@vedette/domain';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { parseShanghaiTime } from '../health-code/reply/shanghai-time.ts';
import type { IdDocument } from './id-document.ts';
import { type IdDocumentKind, kindByType, layouts, recordLength, typeOffset } from './layout.ts';
import { readTextFields, type TextFields } from './text-fields.ts';

const photoLength = 1_024;
const day = duration(86_400_000);
const compactDay = /^(?:18|19|20|21)\d{6}$/;
/** GB/T 2261.1: not known, male, female, not stated. */
const sexes = ['0', '1', '2', '9'];
/** GB/T 3304: 56 nations, 97 for others and 98 for those who were foreigners. */
const nations = /^(?:0[1-9]|[1-4]\d|5[0-6]|9[78])$/;
const oldForeignNumber = /^[A-Z]{3}\d{12}$/;

/** Reads what an ID card reader delivered: two lengths (2 bytes each, big endian), text and photograph. */
export function parseIdDocument(data: Uint8Array): Parse<IdDocument> {
  const [text, photo] = partsOf(data) ?? [];
  if (text === undefined || photo === undefined) return refusedParse('malformed');
  const letter = String.fromCharCode(text[typeOffset] ?? 0);
  const kind = text[typeOffset + 1] === 0 ? kindByType(letter) : 'resident-card';
  if (kind === null) return refusedParse('unsupported-version');
  const fields = readTextFields(text, layouts[kind]);
  const document = fields === null ? null : documentOf(kind, fields, photo.length === 0 ? null : photo);
  return document === null ? refusedParse('malformed') : parsed(document);
}

function partsOf(data: Uint8Array): readonly [text: Uint8Array, photo: Uint8Array] | null {
  if (data.length < 4) return null;
  const view = new DataView(data.buffer, data.byteOffset, 4);
  const [text, photo] = [view.getUint16(0), view.getUint16(2)];
  if (text !== recordLength || (photo !== 0 && photo !== photoLength)) return null;
  if (data.length !== 4 + text + photo) return null;
  return [data.subarray(4, 4 + text), data.slice(4 + text)];
}

function documentOf(kind: IdDocumentKind, fields: TextFields, photo: Uint8Array | null): IdDocument | null {
  const text = (field: Parameters<TextFields['get']>[0]): string => fields.get(field) ?? '';
  const [name, number] = [`${text('name')}${text('moreName')}`, text('number')];
  const [born, from] = [dayOf(text('birthDate')), dayOf(text('from'))];
  const last = text('to') === '长期' ? 'never' : dayOf(text('to'));
  const knownNation = kind !== 'resident-card' || nations.test(text('nation'));
  if (name === '' || !sexes.includes(text('sex')) || !knownNation) return null;
  if (born === null || from === null || last === null || !isNumberOf(kind, number)) return null;
  const validUntil = last === 'never' ? null : after(last, day);
  const birthDate = text('birthDate').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const inOrder = born <= from && (validUntil === null || from < validUntil);
  return {
    kind,
    name: new Personal(name),
    birthDate: new Personal(birthDate),
    number: new Personal(number),
    validFrom: from,
    validUntil,
    consistent: inOrder && belongsTo(kind, number, birthDate, text('sex')),
    photo,
  };
}

/** Midnight in China, where these documents live; null for a day that no calendar has. */
function dayOf(text: string): Instant | null {
  return compactDay.test(text) ? parseShanghaiTime(text) : null;
}

const isNumberOf = (kind: IdDocumentKind, number: string): boolean =>
  kind === 'permanent-resident-2017' ? oldForeignNumber.test(number) : readResidentId(number).ok;

/** Divisions that the numbers of a kind of document begin with. */
const divisions: Readonly<Record<IdDocumentKind, RegExp>> = {
  'resident-card': /^[1-8]/,
  'residence-permit': /^8[123]0000/,
  'permanent-resident-2017': /^[A-Z]/,
  'permanent-resident-2023': /^9/,
};

function belongsTo(kind: IdDocumentKind, number: string, birthDate: string, sex: string): boolean {
  if (!divisions[kind].test(number)) return false;
  const reading: ResidentIdReading = readResidentId(number);
  // The older number of foreigners has no century and no sex in it.
  if (!reading.ok) return true;
  const code = reading.id.sex === 'male' ? '1' : '2';
  return reading.id.birthDate === birthDate && (sex === '0' || sex === '9' || sex === code);
}
