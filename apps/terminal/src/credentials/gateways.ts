import {
  type GatewayRoute,
  type HealthCodeGateways,
  openGateway,
  parseGatewayConfig,
  type StatusGateway,
} from '@vedette/credential';
import type { TrustDocument, TrustDocumentStore } from '@vedette/store';

export interface OpenedGateways extends HealthCodeGateways {
  readonly all: ReadonlyMap<string, StatusGateway>;
  close(): Promise<void>;
}

/** Opens every gateway whose sealed settings can be read; none is connected to before it is asked. */
export async function openGateways(
  trust: TrustDocumentStore,
  documents: readonly TrustDocument[],
  onFault: (what: string, cause: unknown) => void,
): Promise<OpenedGateways> {
  const all = new Map<string, StatusGateway>();
  const routes: GatewayRoute[] = [];
  for (const { id, kind } of documents) {
    if (kind !== 'gateway') continue;
    try {
      const sealed = await trust.secret(id);
      const config = parseGatewayConfig(JSON.parse(sealed?.unwrap('asking a gateway') ?? 'null'));
      const gateway = openGateway(config);
      all.set(id, gateway);
      routes.push({ gateway, hints: config.hints });
    } catch (cause) {
      onFault(`gateway ${id}`, cause);
    }
  }
  return {
    ...{ all, routes, fallback: null },
    async close() {
      await Promise.all([...all.values()].map((gateway) => gateway.close()));
    },
  };
}
