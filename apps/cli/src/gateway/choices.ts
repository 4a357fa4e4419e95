import type { GatewayShape } from '@vedette/credential';
import type { SimulatedFault } from '@vedette/credential/simulated-gateway';

/** Names that the command line offers; written here so that the help needs nothing of what answers. */
const shapeNames: Readonly<Record<GatewayShape, true>> = {
  ...{ shanghai: true, national: true, guangdong: true, firmware: true },
};
const faultNames: Readonly<Record<SimulatedFault, true>> = {
  ...{ late: true, silent: true, reset: true, busy: true, redirect: true },
  ...{ malformed: true, truncated: true, 'wrong-types': true, missing: true, doubled: true },
  ...{ huge: true, deep: true, compressed: true },
  ...{ expired: true, stale: true, future: true, forged: true },
};

export const shapes: readonly string[] = Object.keys(shapeNames);
export const faults: readonly string[] = Object.keys(faultNames);
