import { ApiProblem } from '@vedette/sdk';
import { openPlatform, type PlatformClient } from '@vedette/sdk/platform';

/** The platform that `VEDETTE_URL` names, with the key in `VEDETTE_KEY`. */
export function platformOfEnvironment(): PlatformClient {
  return openPlatform({ base: fromEnvironment('VEDETTE_URL'), key: fromEnvironment('VEDETTE_KEY') });
}

export function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') return giveUp(`${name} is not set`);
  return value;
}

/** Says in a line what is wrong, and ends with 1. */
export function giveUp(why: unknown): never {
  console.error(why instanceof ApiProblem ? `the platform says: ${why.code}` : String(why));
  process.exit(1);
}
