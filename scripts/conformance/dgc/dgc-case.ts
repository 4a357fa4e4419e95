/** A case as the repository's README lays it out; what a country left out, or left null, is null. */
export interface DgcCase {
  readonly json: unknown;
  readonly cbor: Uint8Array | null;
  readonly cose: Uint8Array | null;
  readonly compressed: Uint8Array | null;
  readonly base45: string | null;
  readonly prefixed: string | null;
  /** PNG. */
  readonly picture: Uint8Array | null;
  /** As `readHcertTrust` takes them: base64 of DER, one a line, or PEM. */
  readonly certificate: string | null;
  readonly validationClock: string | null;
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  /** As the file writes it. */
  readonly flag: string;
  readonly succeeds: boolean;
}

/** Whether a JSON document states expectations at all: other documents lie in the same folders. */
export const isDgcCase = (json: unknown): boolean => isRecord(json) && isRecord(json['EXPECTEDRESULTS']);

/**
 * Reads a case.
 * @throws Error when a part of it is not what its name says
 */
export function parseDgcCase(json: unknown): DgcCase {
  const fields = isRecord(json) ? json : {};
  const context = isRecord(fields['TESTCTX']) ? fields['TESTCTX'] : {};
  const picture = textIn(fields, '2DCODE');
  return {
    json: jsonIn(fields['JSON']),
    cbor: hexIn(fields, 'CBOR'),
    cose: hexIn(fields, 'COSE'),
    compressed: hexIn(fields, 'COMPRESSED'),
    base45: textIn(fields, 'BASE45'),
    prefixed: textIn(fields, 'PREFIX'),
    // Some countries wrote the picture as a data URL.
    picture: picture === null ? null : Buffer.from(picture.replace(/^data:[^,]*,/, ''), 'base64'),
    certificate: certificatesIn(context['CERTIFICATE'] ?? context['CERTIFICATES']),
    validationClock: textIn(context, 'VALIDATIONCLOCK'),
    expected: expectationsIn(fields['EXPECTEDRESULTS']),
  };
}

/** The payload, which some wrote as the text of it. */
function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return value.trim() === '' ? null : JSON.parse(value);
}

/** One certificate, which may be broken into lines, or a list of them. */
function certificatesIn(value: unknown): string | null {
  const all = (Array.isArray(value) ? value : [value ?? '']).map((one: unknown) => {
    if (typeof one !== 'string') throw new Error('CERTIFICATE is not text');
    return one.includes('-----BEGIN') ? one : one.replaceAll(/\s+/g, '');
  });
  const text = all.filter((one) => one !== '').join('\n');
  return text === '' ? null : text;
}

function expectationsIn(results: unknown): readonly Expectation[] {
  return Object.entries(isRecord(results) ? results : {})
    .map(([flag, value]) => ({
      flag: flag.trim(),
      stated: typeof value === 'string' ? value.trim().toLowerCase() : value,
    }))
    .filter(({ stated }) => stated !== null && stated !== '')
    .map(({ flag, stated }) => {
      if (stated !== true && stated !== false && stated !== 'true' && stated !== 'false')
        throw new Error(`${flag} is neither true nor false`);
      return { flag, succeeds: stated === true || stated === 'true' };
    });
}

function textIn(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name] ?? null;
  if (value !== null && typeof value !== 'string') throw new Error(`${name} is not text`);
  return value === '' ? null : value;
}

/** Hexadecimal, with blanks between or `0x` before. */
function hexIn(fields: Record<string, unknown>, name: string): Uint8Array | null {
  const text = textIn(fields, name)?.replaceAll(/\s+|^0x/g, '');
  if (text === undefined) return null;
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new Error(`${name} is not hexadecimal`);
  return new Uint8Array(Buffer.from(text, 'hex'));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
