import {
  cardFormat,
  type Examiner,
  examinerOf,
  guangdongHint,
  hcertFormat,
  healthCodeFormat,
  idDocumentFormat,
  nationalHint,
  parsePassTrust,
  parseSdJwtTrust,
  parseShcTrust,
  passFormat,
  type StatusGateway,
  sdJwtFormat,
  shanghaiHint,
  shcFormat,
  usualCards,
  type VerifyContext,
} from '@vedette/credential';
import { doorAt, issued, member, noon, trustFiles } from '@vedette/credential/pass-vectors';
import { samplePeople, simulatedCode } from '@vedette/credential/simulated-gateway';
import {
  askedForAll,
  bind,
  context,
  issue as issueSdJwt,
  now,
  presentation,
  trustJson,
} from '@vedette/credential/test/sd-jwt-stand';
import { doses, shcPayload, shcText, shcTime, shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { instant, Personal, type Presentation } from '@vedette/domain';
import { sampleIdCard } from '@vedette/testing';
import { shown } from './door.ts';
import { during, issue, trust } from './hcert.ts';

/** A format as a site has set it up, with something good to show to it. */
export interface SetUpFormat {
  readonly format: string;
  readonly examiner: Examiner;
  readonly good: Presentation;
  /** Whether the credential proves by itself who made it; what a reader or a platform vouches for does not. */
  readonly proves: boolean;
  /** A door where nothing was shown before. */
  readonly door: () => VerifyContext;
}

/** A platform that knows everybody, and never fails. */
const everybody: StatusGateway = {
  ...{ id: 'everybody', shape: 'national', asks: { code: true, person: true }, state: () => 'ready' },
  check: async () => ({
    ...{ ok: true, from: 'gateway' },
    report: {
      subject: { name: new Personal('安*'), number: null, phone: null },
      claims: [{ kind: 'health-status', colour: 'green', asOf: null }],
      ...{ statedAt: null, validUntil: null },
    },
  }),
  close: async () => undefined,
};
const hints = [nationalHint, guangdongHint, shanghaiHint];
const idCardAt = instant(Date.parse('2022-08-09T12:00:00+08:00'));
const [somebody] = samplePeople;

/** A card over a Wiegand wire: 26 bits of H10301, facility 123, card 4567, with their parities. */
export const wiegandCard: Presentation = {
  ...shown(Uint8Array.of(0xbd, 0x88, 0xeb, 0x80), now, 'wiegand'),
  bits: 26,
};

/** Every format that there is, in the order in which a sentinel asks them. */
export const everyFormat: readonly SetUpFormat[] = [
  {
    ...{ format: 'pass', proves: true, good: shown(issued(member), noon), door: () => doorAt(noon) },
    examiner: examinerOf(passFormat(parsePassTrust(trustFiles.main))),
  },
  {
    ...{ format: 'hcert', proves: true, good: shown(issue(), during), door: () => doorAt(during) },
    examiner: examinerOf(hcertFormat({ trust })),
  },
  {
    ...{ format: 'shc', proves: true, door: () => doorAt(shcTime) },
    good: shown(shcText(shcPayload(doses)), shcTime),
    examiner: examinerOf(shcFormat(parseShcTrust(shcTrustJson()))),
  },
  {
    ...{
      format: 'sd-jwt',
      proves: true,
      good: presentation(bind(issueSdJwt().compact)),
      door: () => context(),
    },
    examiner: examinerOf(sdJwtFormat({ trust: parseSdJwtTrust(trustJson()), askedFor: askedForAll })),
  },
  {
    ...{ format: 'id-document', proves: false, good: shown(sampleIdCard(), idCardAt, 'id-card') },
    ...{ examiner: examinerOf(idDocumentFormat(null)), door: () => doorAt(idCardAt) },
  },
  {
    ...{ format: 'card', proves: false, good: wiegandCard },
    ...{ examiner: examinerOf(cardFormat(usualCards)), door: () => context() },
  },
  {
    ...{ format: 'health-code', proves: false, door: () => doorAt(now) },
    good: shown(somebody === undefined ? '' : simulatedCode('national', somebody), now),
    examiner: examinerOf(healthCodeFormat({ routes: [{ gateway: everybody, hints }], fallback: null })),
  },
];
