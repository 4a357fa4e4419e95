import {
  acceptanceOfOneCountry,
  cardFormat,
  type Examiner,
  examinerOf,
  type GatewayRoute,
  type HcertOptions,
  hcertFormat,
  healthCodeFormat,
  idDocumentFormat,
  joinHcertTrusts,
  joinPassTrusts,
  joinSdJwtTrusts,
  joinShcTrusts,
  openGateway,
  passFormat,
  type SdJwtOptions,
  type ShcTrust,
  sdJwtFormat,
  shcFormat,
  usualCards,
  type ValueSets,
} from '@vedette/credential';
import { duration } from '@vedette/domain';
import { issuerOfCard } from './issuer-of-card.ts';
import { partsOf, type TrustFile } from './trust-part.ts';

export interface ExaminerOptions {
  /** What is to be verified; bare keys count for the issuer that it names. */
  readonly payload: Uint8Array;
  readonly officialSchema: boolean;
  /** Whom wallets must have named; null refuses what they show unasked. */
  readonly audience: string | null;
  /** The payload is said to be a health code: it goes to the only gateway, whatever it looks like. */
  readonly isHealthCode: boolean;
}

export interface OpenedExaminers {
  readonly all: readonly Examiner[];
  close(): Promise<void>;
}

const walletAge = duration(300_000);

/** One a format; of formats without a trust file nobody is trusted. */
export function openExaminers(files: readonly TrustFile[], options: ExaminerOptions): OpenedExaminers {
  const [cards] = partsOf(files, 'card-formats');
  const routes = partsOf(files, 'gateway').map(
    ({ config }): GatewayRoute => ({ gateway: openGateway(config), hints: config.hints }),
  );
  const only = options.isHealthCode && routes.length === 1 ? routes[0]?.gateway : undefined;
  return {
    all: [
      examinerOf(passFormat(joinPassTrusts(partsOf(files, 'pass-keys').map(({ trust }) => trust)))),
      examinerOf(hcertFormat(hcertOptionsOf(files, options))),
      examinerOf(shcFormat(shcTrustOf(files, options.payload))),
      examinerOf(sdJwtFormat(sdJwtOptionsOf(files, options))),
      examinerOf(idDocumentFormat(null)),
      examinerOf(cardFormat(cards?.trust ?? usualCards)),
      examinerOf(healthCodeFormat({ routes, fallback: only ?? null })),
    ],
    async close() {
      await Promise.all(routes.map(({ gateway }) => gateway.close()));
    },
  };
}

function hcertOptionsOf(files: readonly TrustFile[], { officialSchema }: ExaminerOptions): HcertOptions {
  const trust = joinHcertTrusts(partsOf(files, 'hcert-keys').map((part) => part.trust));
  const revocation = partsOf(files, 'hcert-revocations').map((part) => part.revocation);
  const rules = partsOf(files, 'hcert-rules').flatMap((part) => part.rules);
  const sets = partsOf(files, 'hcert-value-sets').map((part) => part.valueSets);
  const valueSets: ValueSets = Object.assign({}, ...sets);
  if (rules.length === 0) return { trust, revocation, officialSchema };
  return { trust, revocation, officialSchema, acceptance: acceptanceOfOneCountry(rules, valueSets) };
}

function shcTrustOf(files: readonly TrustFile[], payload: Uint8Array): ShcTrust {
  const lists = partsOf(files, 'shc-issuers').map(({ trust }) => trust);
  const iss = issuerOfCard(payload);
  const bare = iss === null ? [] : partsOf(files, 'shc-jwks').flatMap(({ trustIn }) => trustIn(iss) ?? []);
  return joinShcTrusts([...lists, ...bare]);
}

function sdJwtOptionsOf(files: readonly TrustFile[], { audience }: ExaminerOptions): SdJwtOptions {
  const trust = joinSdJwtTrusts(partsOf(files, 'sd-jwt-issuers').map((part) => part.trust));
  return { trust, unasked: { audience, maxAge: audience === null ? duration(0) : walletAge } };
}
