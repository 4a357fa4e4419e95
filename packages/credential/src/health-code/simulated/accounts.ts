import { randomBytes } from 'node:crypto';

/** What a site was given in order to ask each of the simulated platforms. */
export interface SimulatedAccounts {
  readonly shanghai: { readonly appId: string; readonly appSecret: string };
  readonly national: { readonly appId: string; readonly secretKey: string };
  readonly guangdong: { readonly paasId: string; readonly paasToken: string };
  readonly firmware: {
    readonly enterpriseId: string;
    readonly secretKey: string;
    readonly serialNumber: string;
  };
}

/** Fresh secrets for each simulator, so that none is ever worth keeping. */
export function newAccounts(): SimulatedAccounts {
  const secret = (): string => randomBytes(16).toString('hex');
  return {
    shanghai: { appId: 'simulated-site', appSecret: secret() },
    national: { appId: 'simulated-site', secretKey: secret() },
    guangdong: { paasId: 'simulated-site', paasToken: secret() },
    firmware: { enterpriseId: 'simulated-site', secretKey: secret(), serialNumber: 'SIM-0001' },
  };
}
