import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { algorithmOfKey, type CoseAlgorithm } from '../common/cose-algorithm.ts';

/**
 * How the sentinel names itself to a wallet (OpenID4VP 1.0 section 5.9.3). With `redirect_uri` it is the address of
 * the answer and nobody vouches for it; with a certificate the request is signed, and the wallet can tell who asks.
 */
export type RequestClient =
  | { readonly scheme: 'redirect_uri' }
  | {
      readonly scheme: 'x509_san_dns' | 'x509_hash';
      readonly key: KeyObject;
      readonly algorithm: CoseAlgorithm;
      /** The leaf first; a root is left out. */
      readonly chain: readonly X509Certificate[];
    };

const clientSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('redirect_uri') }),
  z.strictObject({
    scheme: z.enum(['x509_san_dns', 'x509_hash']),
    certificates: z.array(z.string().max(16_384)).min(1).max(4),
    key: z.string().max(16_384),
  }),
]);

/**
 * Reads `{ "scheme": "redirect_uri" }` or `{ "scheme": "x509_san_dns" | "x509_hash", "certificates": [PEM], "key": PEM }`.
 * @throws VedetteError `input-invalid` also where key and certificate do not belong together
 */
export function parseRequestClient(json: unknown): RequestClient {
  const read = clientSchema.safeParse(json);
  if (!read.success) throw invalid(read.error.issues[0]?.path.join('.') ?? '', 'not a way to name oneself');
  if (read.data.scheme === 'redirect_uri') return read.data;
  const { scheme, certificates, key: pem } = read.data;
  const chain = certificates.map((text) => readPem(() => new X509Certificate(text), 'certificates'));
  const key = readPem(() => createPrivateKey(pem), 'key');
  const [leaf] = chain;
  if (leaf?.checkPrivateKey(key) !== true) throw invalid('key', 'the key is not that of the certificate');
  const algorithm = algorithmOfKey(leaf.publicKey);
  if (algorithm === null) throw invalid('key', 'a key for ES256, EdDSA or PS256 is wanted');
  const isRoot = (certificate: X509Certificate) =>
    certificate !== leaf && certificate.checkIssued(certificate);
  return { scheme, key, algorithm, chain: chain.filter((certificate) => !isRoot(certificate)) };
}

/**
 * What the client calls itself, and what a wallet's answer has to name as its audience.
 * @throws VedetteError `input-invalid` where the certificate is for another host
 */
export function clientIdOf(client: RequestClient, responseUri: URL): string {
  if (client.scheme === 'redirect_uri') return `redirect_uri:${responseUri.href}`;
  const [leaf] = client.chain;
  if (leaf === undefined) throw invalid('certificates', 'a certificate is wanted');
  if (client.scheme === 'x509_hash')
    return `x509_hash:${createHash('sha256').update(leaf.raw).digest('base64url')}`;
  const host = leaf.checkHost(responseUri.hostname, { subject: 'never', wildcards: false });
  if (host === undefined) throw invalid('certificates', `no certificate for ${responseUri.hostname}`);
  return `x509_san_dns:${responseUri.hostname}`;
}

/** The cause is dropped: a parser's message may quote the key. */
function readPem<T>(read: () => T, field: string): T {
  try {
    return read();
  } catch {
    throw invalid(field, 'PEM is wanted');
  }
}

function invalid(field: string, message: string): VedetteError {
  const path = field === '' ? 'client' : `client.${field}`;
  return new VedetteError('input-invalid', 'caller', {
    at: `${path}: ${message}`,
    problems: [{ path, message }],
  });
}
