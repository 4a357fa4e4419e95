import { isPassText } from '@vedette/credential/pass-holder';

/** What the terminal gives for a code; times in milliseconds. */
export interface RedeemedPass {
  readonly pass: string;
  readonly site: string;
  readonly kind: 'member' | 'visit';
  readonly validFrom: number;
  readonly validTo: number;
}

const longestText = 4_296;
const longestSite = 200;

/** The terminal's answer, field by field; null for anything else. */
export function parseAnswer(json: unknown): RedeemedPass | null {
  if (typeof json !== 'object' || json === null) return null;
  const fields = new Map<string, unknown>(Object.entries(json));
  const [pass, site, kind] = [fields.get('pass'), fields.get('site'), fields.get('kind')];
  const [validFrom, validTo] = [fields.get('validFrom'), fields.get('validTo')];
  if (typeof pass !== 'string' || pass.length > longestText || !isPassText(pass)) return null;
  if (typeof site !== 'string' || site.length > longestSite) return null;
  if (kind !== 'member' && kind !== 'visit') return null;
  return isTime(validFrom) && isTime(validTo) ? { pass, site, kind, validFrom, validTo } : null;
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
