import { type Parse, parsed, refusedParse } from '../core/format.ts';
import type { JsonValue } from './certlogic/index.ts';
import { dayOf, isDate, isDateTime } from './dates.ts';
import { type Dcc, type DccEvent, type DccKind, type DccName, dccKinds, type JsonRecord } from './dcc.ts';

const longestText = 80;
const versionForm = /^(\d{1,3})\.\d{1,3}\.\d{1,3}$/;
const birthDateForm = /^(?:(?:19|20)\d\d(?:-\d\d){0,2})?$/;
const birthMidnightForm = /^(?:19|20)\d\d-\d\d-\d\d(?=T00:00:00(?:\.0+)?Z?$)/;
const countryForm = /[A-Z]/;
/** Codes that ISO 3166 gives to no country ever; Kosovo goes by XK. */
const noCountry = /^(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/;
const icaoForm = /^[A-Z<]*$/;
/** A manufacturer or a device numbered with nines alone stands for one that does not exist. */
const noMaker = /^(?:ORG-)?9{4,}$/;

/**
 * Judges a payload by the schema of the EU (DCC 1.3, which also reads what 1.0 to 1.2 wrote): `schema`, or
 * `unsupported-version` for another major version. A group that is null counts as absent and a date may have a
 * time behind it, since a million certificates were signed that way.
 */
export function parseDcc(payload: JsonValue): Parse<Dcc> {
  const json = recordOf(payload);
  if (json === null) return refusedParse('schema');
  const version = json['ver'];
  if (typeof version !== 'string') return refusedParse('schema');
  const major = versionForm.exec(version)?.[1];
  if (major === undefined) return refusedParse('schema');
  if (Number(major) !== 1) return refusedParse('unsupported-version');
  const name = nameOf(json['nam']);
  const birthDate = birthDateOf(json['dob']);
  const event = eventOf(json);
  if (name === null || event === null || birthDate === null) return refusedParse('schema');
  return parsed({ version, name, birthDate, event, json });
}

function birthDateOf(value: JsonValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  if (birthDateForm.test(value)) return value;
  return birthMidnightForm.exec(value)?.[0] ?? null;
}

function nameOf(value: JsonValue | undefined): DccName | null {
  const nam = recordOf(value);
  if (nam === null || !(Object.hasOwn(nam, 'fnt') || Object.hasOwn(nam, 'gnt'))) return null;
  const [family, given] = [optionalText(nam['fn']), optionalText(nam['gn'])];
  const [icaoFamily, icaoGiven] = [optionalText(nam['fnt']), optionalText(nam['gnt'])];
  if (family === undefined || given === undefined || icaoFamily === undefined || icaoGiven === undefined)
    return null;
  if (!(icaoForm.test(icaoFamily ?? '') && icaoForm.test(icaoGiven ?? ''))) return null;
  return { family, given, icaoFamily: icaoFamily ?? '', icaoGiven: icaoGiven ?? '' };
}

/** The one event; two groups, or a group of two, are as wrong as none. */
function eventOf(json: JsonRecord): DccEvent | null {
  const here = dccKinds.filter((kind) => json[kind] !== undefined && json[kind] !== null);
  const [kind] = here;
  if (kind === undefined || here.length !== 1) return null;
  const group = json[kind];
  if (!Array.isArray(group) || group.length !== 1) return null;
  const entry = recordOf(group[0]);
  return entry === null ? null : readers[kind](entry);
}

const readers: Readonly<Record<DccKind, (entry: JsonRecord) => DccEvent | null>> = {
  v(entry) {
    const base = baseOf(entry);
    const { vp, mp, ma, dn, sd, dt } = entry;
    if (base === null || !(isText(vp) && isText(mp) && isMaker(ma) && isDate(dt))) return null;
    if (!(isDose(dn) && isDose(sd))) return null;
    return { ...base, kind: 'v', product: mp, dose: dn, ofDoses: sd, on: dayOf(dt) };
  },
  t(entry) {
    const base = baseOf(entry);
    const { tt, sc, tr, ma = null } = entry;
    if (base === null || !(isText(tt) && isDateTime(sc) && isText(tr))) return null;
    if (!(ma === null || isMaker(ma))) return null;
    if ([entry['nm'], entry['tc']].some((value) => optionalText(value) === undefined)) return null;
    return { ...base, kind: 't', type: tt, result: tr, sampledAt: sc };
  },
  r(entry) {
    const base = baseOf(entry);
    const { fr, df, du } = entry;
    if (base === null || !(isDate(fr) && isDate(df) && isDate(du))) return null;
    return { ...base, kind: 'r', from: dayOf(df), until: dayOf(du) };
  },
};

function baseOf({ tg, co, is, ci }: JsonRecord) {
  if (!(isText(tg) && isCountry(co) && isText(is) && isText(ci))) return null;
  return { target: tg, country: co, issuer: is, id: ci };
}

const isCountry = (value: JsonValue | undefined): value is string =>
  isText(value) && countryForm.test(value) && !noCountry.test(value);

const isMaker = (value: JsonValue | undefined): value is string => isText(value) && !noMaker.test(value);

const isDose = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;

const isText = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && (value.length <= longestText || [...value].length <= longestText);

/** Null where there is none; undefined where it is no text, or too long a one. */
function optionalText(value: JsonValue | undefined): string | null | undefined {
  if (value === undefined || value === null) return null;
  return isText(value) ? value : undefined;
}

const recordOf = (value: JsonValue | undefined): JsonRecord | null => (isRecord(value) ? value : null);

const isRecord = (value: JsonValue | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
