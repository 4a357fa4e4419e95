import type { Duty } from '@vedette/domain';

const statusChecks: readonly string[] = ['health-status', 'test', 'vaccination', 'itinerary'];

/** Whether a duty asks what only a status, or a certificate, can answer. */
const asksStatus = ({ require }: Duty): boolean => require.some(({ check }) => statusChecks.includes(check));

/** Whether a duty can make anything of a health code. */
export const takesStatus = (duty: Duty): boolean =>
  asksStatus(duty) || duty.identify?.anyOf.includes('health-code') === true;

/** Whether a duty can make anything of a code: a pass, or a status. */
export const takesCodes = (duty: Duty | null): boolean =>
  duty !== null && (takesStatus(duty) || duty.identify?.anyOf.includes('pass') === true);
