import {
  changeGatewayConfig,
  describeGateway,
  gatewayDocument,
  parseGatewayConfig,
} from '@vedette/credential';
import { Personal, type TrustKind, VedetteError } from '@vedette/domain';
import type { Json, NewTrustDocument, OperatorId, TrustDocument, TrustDocumentStore } from '@vedette/store';
import { ownPassesId } from '../../credentials/own-passes.ts';
import { trustFacts } from '../../credentials/trust-facts.ts';

export interface TrustChange {
  readonly id: string;
  readonly kind: TrustKind;
  readonly name: string;
  readonly document: unknown;
  readonly by: OperatorId;
}

/**
 * Sets or replaces a document of trust, once it has been read as the lanes will read it.
 * @throws VedetteError `input-invalid` with every place that is wrong; `conflict` for the site's own passes
 */
export async function putTrust(trust: TrustDocumentStore, change: TrustChange): Promise<TrustDocument> {
  if (change.id === ownPassesId) throw new VedetteError('conflict', 'caller', { at: 'id' });
  return trust.put(change.kind === 'gateway' ? await gatewayOf(trust, change) : plainOf(change));
}

function plainOf({ document, ...rest }: TrustChange): NewTrustDocument {
  trustFacts(rest.kind, document);
  return { ...rest, document: document as Json };
}

/** All of a gateway's settings are sealed; what may be shown of them stands beside. */
async function gatewayOf(
  trust: TrustDocumentStore,
  { document, ...rest }: TrustChange,
): Promise<NewTrustDocument> {
  const sealed = await trust.secret(rest.id);
  const named = typeof document === 'object' && document !== null ? { ...document, id: rest.id } : document;
  const config =
    sealed === null
      ? parseGatewayConfig(named)
      : changeGatewayConfig(named, parseGatewayConfig(JSON.parse(sealed.unwrap('changing a gateway'))));
  const { settings, secrets } = describeGateway(config);
  return {
    ...rest,
    document: { ...settings, sealed: secrets } as Json,
    secret: new Personal(JSON.stringify(gatewayDocument(config))),
  };
}
