import { z } from 'zod';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is of this machine, where nobody listens in between. */
export const isLoopback = (url: URL): boolean => loopback.test(url.hostname);

/**
 * The address of a gateway: origin and path alone. What it may not have would end up in logs (user and password)
 * or change what is asked (query, fragment).
 */
export const baseUrlSchema = z
  .string()
  .max(512)
  .transform((value, context): string => {
    const url = URL.canParse(value) ? new URL(value) : null;
    const problem = problemOf(url);
    if (url !== null && problem === null) return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    context.addIssue({ code: 'custom', message: problem ?? 'an address is wanted' });
    return z.NEVER;
  });

function problemOf(url: URL | null): string | null {
  if (url === null || !/^https?:$/.test(url.protocol)) return 'an https address is wanted';
  if (url.username !== '' || url.password !== '') return 'an address without user and password is wanted';
  return url.search === '' && url.hash === '' ? null : 'an address without query and fragment is wanted';
}

/** Plain HTTP shows names and numbers to everybody on the way: only where it is asked for, or stays here. */
export const mayBePlain = (address: string, isAllowed: boolean): boolean => {
  const url = new URL(address);
  return url.protocol === 'https:' || isAllowed || isLoopback(url);
};
