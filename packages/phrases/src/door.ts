import { basis as enBasis } from './en/basis.ts';
import { checks as enChecks } from './en/checks.ts';
import { fields as enFields } from './en/fields.ts';
import { kiosk as enKiosk } from './en/kiosk.ts';
import { methods as enMethods } from './en/methods.ts';
import { purposes as enPurposes } from './en/purposes.ts';
import { reasons as enReasons } from './en/reasons.ts';
import { basis } from './zh-CN/basis.ts';
import { checks } from './zh-CN/checks.ts';
import { fields } from './zh-CN/fields.ts';
import type { Phrases } from './zh-CN/index.ts';
import { kiosk } from './zh-CN/kiosk.ts';
import { methods } from './zh-CN/methods.ts';
import { purposes } from './zh-CN/purposes.ts';
import { reasons } from './zh-CN/reasons.ts';

type DoorPhrases = Pick<Phrases, 'checks' | 'fields' | 'kiosk' | 'methods' | 'reasons'> & {
  readonly basis: Readonly<Record<string, string>>;
  readonly purposes: Readonly<Record<string, string>>;
};

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The texts of the kiosk page alone: an old tablet need not load the whole house's. */
export const phrases: Readonly<Record<Language, DoorPhrases>> = {
  'zh-CN': { basis, checks, fields, kiosk, methods, purposes, reasons },
  en: {
    basis: enBasis,
    checks: enChecks,
    fields: enFields,
    kiosk: enKiosk,
    methods: enMethods,
    purposes: enPurposes,
    reasons: enReasons,
  },
};
