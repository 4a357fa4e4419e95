import { get as plain } from 'node:http';
import { get as secure } from 'node:https';

const patience = 10_000;

/**
 * Whether this process answers one of its pages, asked for as a kiosk beside it asks: over the port where it listens,
 * by a name of this machine. An own certificate may name another host; nothing that is answered is believed.
 */
export function servesPage(address: string): Promise<boolean> {
  const isSecure = address.startsWith('https:');
  return new Promise((resolve) => {
    const options = { timeout: patience, agent: false, ...(isSecure ? { rejectUnauthorized: false } : {}) };
    const request = (isSecure ? secure : plain)(address, options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}
