import type { GatewayShape } from '../gateway.ts';
import type { SimulatedAccounts } from './accounts.ts';
import { guangdongErrors, guangdongPath } from './shapes/guangdong.ts';
import { nationalErrors } from './shapes/national.ts';

/** What an administrator has to enter in order to ask the simulator in one shape. */
export function simulatedSettings(
  shape: GatewayShape,
  url: string,
  accounts: SimulatedAccounts,
  signedReplies: boolean,
): Readonly<Record<string, unknown>> {
  const common = { shape, id: `simulated-${shape}`, url };
  switch (shape) {
    case 'shanghai':
      return { ...common, ...accounts.shanghai };
    case 'firmware':
      return { ...common, ...accounts.firmware, showTimeIsNow: true };
    case 'national': {
      const { invalid, notFound } = nationalErrors;
      return {
        ...{ ...common, ...accounts.national, signedReplies },
        errorCodes: { rejected: [invalid], notFound: [notFound] },
      };
    }
    case 'guangdong': {
      const { invalid, notFound, expired } = guangdongErrors;
      return {
        ...{ ...common, ...accounts.guangdong, servicePath: guangdongPath, signedReplies },
        errorCodes: { rejected: [invalid], notFound: [notFound], expired: [expired] },
        listedAreas: ['长春'],
      };
    }
  }
}
