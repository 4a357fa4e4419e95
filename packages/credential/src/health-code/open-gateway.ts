import type { StatusAdapter } from './adapter.ts';
import type { GatewayConfig } from './config/gateway-config.ts';
import { firmwareAdapter } from './firmware/adapter.ts';
import type { StatusGateway } from './gateway.ts';
import { guangdongAdapter } from './guangdong/adapter.ts';
import { type GuardDeps, GuardedGateway } from './guard/guarded-gateway.ts';
import { nationalAdapter } from './national/adapter.ts';
import { shanghaiAdapter } from './shanghai/adapter.ts';
import { httpTransport } from './transport/http-transport.ts';
import type { Transport } from './transport/transport.ts';

/** Connects to nothing yet: the first question does. */
export function openGateway(config: GatewayConfig, deps?: GuardDeps): StatusGateway {
  return new GuardedGateway(config, adapterOf(config, httpTransport(config)), deps);
}

function adapterOf(config: GatewayConfig, transport: Transport): StatusAdapter {
  switch (config.shape) {
    case 'shanghai':
      return shanghaiAdapter(config, transport);
    case 'national':
      return nationalAdapter(config, transport);
    case 'guangdong':
      return guangdongAdapter(config, transport);
    case 'firmware':
      return firmwareAdapter(config, transport);
  }
}
