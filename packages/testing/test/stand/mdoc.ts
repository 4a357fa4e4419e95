import { createHash, type KeyObject, sign } from 'node:crypto';
import { CborTag, encodeCbor } from '@vedette/credential';
import { testKeyPair } from '@vedette/testing';

export const docType = 'org.iso.18013.5.1.mDL';
export const nameSpace = 'org.iso.18013.5.1';
const algorithm = encodeCbor(new Map([[1, -7]]));
const none = new Uint8Array(0);

export const mdocIssuer = testKeyPair();
export const phone = testKeyPair();

/** What is told to whom: each reader and each question has another. */
export const transcript = (question: string): unknown => [null, null, ['OpenID4VPHandover', question]];

export interface MdocToPresent {
  /** The elements as they are presented. */
  readonly presented: ReadonlyMap<string, unknown>;
  /** The elements as they were issued, where those are others. */
  readonly issued?: ReadonlyMap<string, unknown>;
  readonly deviceKey?: KeyObject;
  readonly question: string;
  /** Until when the issuer stands by it (`validUntil`). */
  readonly validUntil?: string;
}

/** CBOR in a byte string, as ISO 18013-5 signs it. */
const embedded = (value: unknown): CborTag => new CborTag(24, encodeCbor(value));

/** A DeviceResponse (ISO 18013-5 section 8.3.2.1) of one document, for tests: right, or as a crook would send it. */
export function deviceResponse({
  presented,
  issued = presented,
  deviceKey = phone.key,
  question,
  validUntil = '2030-01-01T00:00:00Z',
}: MdocToPresent): Uint8Array {
  const digests = new Map([...itemsOf(issued)].map((item, id) => [id, sha256(encodeCbor(item))]));
  const security = new Map<string, unknown>([
    ['version', '1.0'],
    ['digestAlgorithm', 'SHA-256'],
    ['valueDigests', new Map([[nameSpace, digests]])],
    ['deviceKeyInfo', new Map([['deviceKey', coseKeyOf(phone.jwk)]])],
    ['docType', docType],
    ['validityInfo', new Map([['validUntil', validUntil]])],
  ]);
  const deviceSpaces = embedded(new Map());
  const authenticated = encodeCbor(['DeviceAuthentication', transcript(question), docType, deviceSpaces]);
  const issuerSigned = new Map<string, unknown>([
    ['nameSpaces', new Map([[nameSpace, itemsOf(presented)]])],
    ['issuerAuth', sign1(mdocIssuer.key, encodeCbor(embedded(security)))],
  ]);
  const deviceSigned = new Map<string, unknown>([
    ['nameSpaces', deviceSpaces],
    ['deviceAuth', new Map([['deviceSignature', sign1(deviceKey, authenticated)]])],
  ]);
  const document = new Map<string, unknown>([
    ['docType', docType],
    ['issuerSigned', issuerSigned],
    ['deviceSigned', deviceSigned],
  ]);
  return encodeCbor(
    new Map<string, unknown>([
      ['version', '1.0'],
      ['documents', [document]],
      ['status', 0],
    ]),
  );
}

const itemsOf = (elements: ReadonlyMap<string, unknown>): readonly CborTag[] =>
  [...elements].map(([name, value], id) =>
    embedded(
      new Map<string, unknown>([
        ['digestID', id],
        ['random', sha256(`salt ${id}`)],
        ['elementIdentifier', name],
        ['elementValue', value],
      ]),
    ),
  );

function sign1(key: KeyObject, payload: Uint8Array): readonly unknown[] {
  const signed = encodeCbor(['Signature1', algorithm, none, payload]);
  const signature = new Uint8Array(sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }));
  return [algorithm, new Map(), payload, signature];
}

/** An EC2 key of COSE (RFC 9053 section 7.1.1) on P-256. */
const coseKeyOf = ({ x, y }: Readonly<Record<string, unknown>>): ReadonlyMap<number, unknown> => {
  const point = [x, y].map((part) => new Uint8Array(Buffer.from(String(part), 'base64url')));
  return new Map<number, unknown>([
    [1, 2],
    [-1, 1],
    [-2, point[0]],
    [-3, point[1]],
  ]);
};

const sha256 = (content: string | Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(content).digest());
