import { alarms } from './alarms.ts';
import { checks } from './checks.ts';
import { consolePhrases } from './console.ts';
import { credentialFaults } from './credential-faults.ts';
import { dutyProblems } from './duty-problems.ts';
import { errors } from './errors.ts';
import { exportWords } from './export.ts';
import { fields } from './fields.ts';
import { kiosk } from './kiosk.ts';
import { methods } from './methods.ts';
import { notices } from './notices.ts';
import { peopleTables } from './people-tables.ts';
import { purposes } from './purposes.ts';
import { reasons } from './reasons.ts';
import { roles } from './roles.ts';
import { venuePoster } from './venue-poster.ts';
import { words } from './words.ts';

export const zhCN = {
  alarms,
  checks,
  console: consolePhrases,
  credentialFaults,
  dutyProblems,
  errors,
  export: exportWords,
  fields,
  kiosk,
  methods,
  notices,
  peopleTables,
  purposes,
  reasons,
  roles,
  venuePoster,
  words,
};

/** The shape of the phrases, every leaf a string. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
export type Phrases = Shape<typeof zhCN>;
