import {
  candidateKeys,
  dccKinds,
  decodeBase45,
  encodeCbor,
  hcertPrefix,
  inflateZlib,
  type JsonValue,
  keyIdOf,
  type Parse,
  parseDcc,
  verifyCoseSign1,
} from '@vedette/credential';
import type { DgcCase } from './dgc-case.ts';
import { hasMessage } from './missing.ts';
import { textsIn } from './picture.ts';
import { sameJson } from './same-json.ts';
import {
  base45Of,
  compressedOf,
  dccIn,
  inflatedOf,
  messageOf,
  shown,
  signedDccOf,
  trustOf,
} from './stages.ts';
import { checkTimes } from './times.ts';

/** Null when the step that a flag speaks of succeeds; else why it does not. */
export type Check = (one: DgcCase) => string | null | Promise<string | null>;

/** What each flag of EXPECTEDRESULTS asks, after the repository's README and its own runner. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['EXPECTEDVALIDOBJECT', ({ json }) => schemaProblem({ ok: true, value: json as JsonValue })],
  ['EXPECTEDENCODE', checkEncode],
  ['EXPECTEDSCHEMAVALIDATION', checkSchema],
  ['EXPECTEDDECODE', checkDecode],
  ['EXPECTEDVERIFY', checkVerify],
  ['EXPECTEDCOMPRESSION', checkCompression],
  ['EXPECTEDKEYUSAGE', checkKeyUsage],
  ['EXPECTEDUNPREFIX', checkUnprefix],
  ['EXPECTEDVALIDJSON', checkValidJson],
  ['EXPECTEDB45DECODE', checkBase45],
  ['EXPECTEDPICTUREDECODE', checkPicture],
  ['EXPECTEDEXPIRATIONCHECK', checkTimes],
  // A slip of the pen that the repository's issue 178 corrects.
  ['EXPTECTEDEXPIRED', checkTimes],
]);

function checkEncode({ json, cbor }: DgcCase): string | null {
  const again = dccIn(encodeCbor(json));
  if (!again.ok || !sameJson(again.value, json)) return 'the JSON does not survive CBOR';
  return cbor === null ? null : difference(dccIn(cbor), again.value, 'the CBOR');
}

function checkSchema(one: DgcCase): string | null {
  const signed = signedDccOf(one);
  return schemaProblem(signed.ok || one.cbor === null ? signed : dccIn(one.cbor));
}

function schemaProblem(dcc: Parse<JsonValue>): string | null {
  const read = dcc.ok ? parseDcc(dcc.value) : dcc;
  return read.ok ? null : `the certificate is ${read.faults.join(', ')}`;
}

function checkDecode(one: DgcCase): string | null {
  const { cbor, json } = one;
  const decoded = cbor === null ? signedDccOf(one) : dccIn(cbor);
  if (!decoded.ok) return `the CBOR is ${decoded.faults.join(', ')}`;
  if (json !== null && !sameJson(decoded.value, json)) return 'the CBOR is not the JSON';
  if (cbor === null || one.cose === null) return null;
  return difference(signedDccOf(one), decoded.value, 'what is signed');
}

function checkValidJson(one: DgcCase): string | null {
  // Of a case that shows no code and no message the CBOR is all there is.
  const held = one.cbor !== null && !hasMessage(one) ? dccIn(one.cbor) : signedDccOf(shown(one));
  return difference(held, one.json ?? (held.ok ? held.value : null), 'what the code holds');
}

function difference(read: Parse<JsonValue>, expected: unknown, what: string): string | null {
  if (!read.ok) return `${what} is ${read.faults.join(', ')}`;
  return sameJson(read.value, expected) ? null : `${what} is something else`;
}

function checkVerify(one: DgcCase): string | null {
  const message = messageOf(one);
  if (!message.ok) return `the message is ${message.faults.join(', ')}`;
  const trust = trustOf(one);
  if (trust === null) return 'the certificate cannot be read';
  const keys = candidateKeys(trust, keyIdOf(message.value));
  if (keys.length === 0) return 'unknown-issuer';
  const faults = keys.map(({ key }) => verifyCoseSign1(message.value, key));
  return faults.includes(null) ? null : faults.join(', ');
}

function checkKeyUsage(one: DgcCase): string | null {
  const signed = signedDccOf(one);
  const [keys] = [...(trustOf(one)?.keys.values() ?? [])];
  if (!signed.ok || keys === undefined) return 'the certificate or its key cannot be read';
  const groups = new Map(Object.entries(signed.value ?? {}));
  const kinds = dccKinds.filter((kind) => {
    const group = groups.get(kind);
    return Array.isArray(group) && group.length > 0;
  });
  if (kinds.length === 0) return 'the certificate is about nothing';
  return kinds.every((kind) => keys.some(({ usage }) => usage.has(kind))) ? null : 'key-usage';
}

function checkUnprefix({ prefixed, base45 }: DgcCase): string | null {
  if (prefixed?.startsWith(hcertPrefix) !== true) return 'the prefix is another';
  const rest = prefixed.slice(hcertPrefix.length);
  return base45 === null || base45 === rest ? null : 'what follows the prefix is something else';
}

function checkBase45(one: DgcCase): string | null {
  const base45 = base45Of(one);
  const decoded = base45.ok ? decodeBase45(base45.value) : base45;
  return sameBytes(decoded, one.compressed);
}

function checkCompression(one: DgcCase): string | null {
  const compressed = compressedOf(one);
  if (!compressed.ok) return compressed.faults.join(', ');
  const inflated = one.compressed === null ? inflatedOf(one) : inflateZlib(compressed.value, 16_384);
  return sameBytes(inflated, one.cose);
}

function sameBytes(read: Parse<Uint8Array>, expected: Uint8Array | null): string | null {
  if (!read.ok) return read.faults.join(', ');
  return expected === null || Buffer.compare(read.value, expected) === 0 ? null : 'the bytes are others';
}

async function checkPicture({ picture, prefixed, base45 }: DgcCase): Promise<string | null> {
  const texts = picture === null ? [] : await textsIn(picture);
  if (texts.length === 0) return 'no code was found in the picture';
  const expected = prefixed ?? (base45 === null ? null : `${hcertPrefix}${base45}`);
  return expected === null || texts.includes(expected) ? null : 'the picture holds something else';
}
