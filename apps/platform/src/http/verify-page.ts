import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import type { Handler } from 'hono';

const policyInPage = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/;

/**
 * The page that verifies certificates: one file, whose own policy names the hashes of what stands in it and lets it
 * talk to nobody. The same policy is sent before it, with what a page cannot say itself.
 * @param folder the bundler's output
 */
export function serveVerifyPage(folder: string): Handler {
  const path = join(folder, 'index.html');
  const page = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const policy = page === null ? undefined : policyInPage.exec(page)?.[1];
  return async (c) => {
    if (page === null || policy === undefined) throw new VedetteError('not-found', 'caller', { at: 'page' });
    return c.body(page, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    });
  };
}
