import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  type Examiner,
  examinerOf,
  generatePassKey,
  type HolderCrypto,
  type HolderKey,
  hcertFormat,
  holderPresentation,
  issuePass,
  type PassRequest,
  parseHcertTrust,
  parsePassTrust,
  parseShcTrust,
  passFormat,
  shcFormat,
} from '@vedette/credential';
import {
  issueHcert,
  sampleDcc,
  simulatedIssuer,
  simulatedTrustList,
} from '@vedette/credential/simulated-hcert';
import { doses, shcPayload, shcText, shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { type Instant, instant } from '@vedette/domain';

export const kinds = ['paper', 'phone', 'hcert', 'shc'] as const;
export type Kind = (typeof kinds)[number];

/** What a site believes, and those who give out what it believes. */
export interface Issuers {
  /** In the order in which a terminal asks its formats. */
  readonly examiners: readonly Examiner[];
  /** The text of a code of this kind that nobody has shown yet, for whoever shows it now. */
  issue(kind: Kind, now: Instant): Promise<string>;
}

const day = 86_400_000;
const issuer = 'site-bench';
/** As many keys as Europe had at a time. */
const european = 300;

export function openIssuers(): Issuers {
  const key = generatePassKey();
  const phone = newPhone();
  const country = simulatedIssuer('AT');
  const others = Array.from({ length: european - 1 }, () => simulatedIssuer('DE'));
  const passTrust = parsePassTrust({
    ...{ format: 'vedette-pass-trust', version: 1, list: 'bench' },
    keys: [{ kid: key.keyId, publicKey: { ...key.publicJwk }, issuer }],
  });
  const europe = parseHcertTrust(simulatedTrustList([country, ...others]));
  let people = 0;
  const passOf = (now: Instant, more: Partial<PassRequest>): string => {
    const [issuedAt, notAfter] = [instant(now - day), instant(now + day)];
    const subject = `visitor-${people++}`;
    return issuePass(
      { issuer, subject, kind: 'visit', entries: 'multiple', issuedAt, notAfter, ...more },
      key,
    );
  };
  const issue: Readonly<Record<Kind, (now: Instant) => string | Promise<string>>> = {
    paper: (now) => passOf(now, { entries: 'single' }),
    phone: (now) => holderPresentation(passOf(now, { holderKey: phone.key }), now, phone.crypto),
    hcert(now) {
      const payload = { ...sampleDcc.v, nam: { ...sampleDcc.v.nam, fnt: named(people++) } };
      return issueHcert(country, {
        ...{ payload, issuedAt: instant(now - 30 * day), expiresAt: instant(now + 300 * day) },
      });
    },
    shc(now) {
      const nbf = (now - 30 * day) / 1_000 + people++ / 1_000;
      return shcText(shcPayload(doses, { nbf, exp: (now + 300 * day) / 1_000 }));
    },
  };
  return {
    examiners: [
      examinerOf(passFormat(passTrust)),
      examinerOf(hcertFormat({ trust: europe })),
      examinerOf(shcFormat(parseShcTrust(shcTrustJson()))),
    ],
    issue: async (kind, now) => issue[kind](now),
  };
}

/** A name as machine-readable documents write it, another for each number. */
const named = (count: number): string =>
  [...String(count)].map((digit) => String.fromCharCode(65 + Number(digit))).join('');

/** A phone that holds passes, with the key that its browser would have made. */
function newPhone(): { readonly key: HolderKey; readonly crypto: HolderCrypto } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    key: { kty: 'EC', crv: 'P-256', x, y },
    crypto: {
      sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
      sign: async (message) =>
        new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    },
  };
}
