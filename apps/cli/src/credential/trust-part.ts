import type {
  CardTrust,
  GatewayConfig,
  HcertRevocation,
  HcertTrust,
  PassTrust,
  Rule,
  SdJwtTrust,
  ShcTrust,
  ValueSets,
} from '@vedette/credential';
import type { TrustKind } from '@vedette/domain';

/** What a trust file turned out to be. */
export type TrustPart =
  | { readonly kind: 'pass-keys'; readonly trust: PassTrust }
  | { readonly kind: 'gateway'; readonly config: GatewayConfig }
  | { readonly kind: 'hcert-revocations'; readonly revocation: HcertRevocation }
  | { readonly kind: 'hcert-rules'; readonly rules: readonly Rule[] }
  | { readonly kind: 'shc-issuers'; readonly trust: ShcTrust }
  | { readonly kind: 'sd-jwt-issuers'; readonly trust: SdJwtTrust }
  | { readonly kind: 'shc-jwks'; readonly trustIn: (iss: string) => ShcTrust | null }
  | { readonly kind: 'hcert-keys'; readonly trust: HcertTrust }
  | { readonly kind: 'card-formats'; readonly trust: CardTrust }
  | { readonly kind: 'hcert-value-sets'; readonly valueSets: ValueSets };

/** The kinds of a site's trust, and the bare keys of an issuer, which say nothing of whose they are. */
export type TrustFileKind = TrustKind | 'shc-jwks';
export type PartOf<K extends TrustFileKind> = Extract<TrustPart, { readonly kind: K }>;

export interface TrustFile {
  readonly path: string;
  readonly part: TrustPart;
}

/** The parts of one kind. */
export function partsOf<K extends TrustFileKind>(files: readonly TrustFile[], kind: K): readonly PartOf<K>[] {
  return files.flatMap(({ part }) => (isOf(part, kind) ? [part] : []));
}

const isOf = <K extends TrustFileKind>(part: TrustPart, kind: K): part is PartOf<K> => part.kind === kind;
