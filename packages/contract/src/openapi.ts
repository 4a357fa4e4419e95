import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { routes } from './routes.ts';
import { sessionCookies } from './session-cookie.ts';
import { contractVersion } from './version.ts';

const tags: Readonly<Record<string, string>> = {
  session: 'Claim the terminal, sign in and out',
  operators: 'Who may sign in, and as what',
  people: 'Who is enrolled; faces, imports and exports',
  lists: 'Allow, deny and watch lists',
  schedules: 'Weekly schedules, holidays and make-up workdays',
  duty: 'What the sentinel verifies and keeps, for which purpose and until when',
  records: 'Pass records, flow and captures, as far as the duty shows them',
  alarms: 'Alarms and who dealt with them',
  device: 'Health, time, network, face recognition, logs',
  lanes: 'Lanes, and whoever waits for the guard',
  passes: 'Passes of this site, on paper or on a phone, and cards',
  trust: 'Whose credentials count here, how fresh they are, and a place to try one',
  wallet: 'Where a wallet fetches what the lane asks, and where it answers',
  platform: 'The platform that this terminal belongs to, if any',
  vault:
    'Whether personal data is open, who holds the other half of its root, and what waits to be destroyed',
  audit: 'Who did what and looked at what, in an append-only chain',
  events: 'What happens, as it happens',
};

const cookie = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'cookie', name, description }) as const;

/**
 * The OpenAPI 3.1 document of the LAN admin API, built from the route objects alone. A route without a `security` of
 * its own takes a session.
 */
export function openApiDocument() {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent(
    'securitySchemes',
    'session',
    cookie(sessionCookies.plain, 'Set by signing in; HttpOnly, SameSite=Strict'),
  );
  registry.registerComponent(
    'securitySchemes',
    'secureSession',
    cookie(sessionCookies.secure, 'The same where the terminal speaks TLS'),
  );
  for (const [group, own] of Object.entries(routes)) {
    for (const [name, route] of Object.entries<RouteConfig>(own)) {
      registry.registerPath({ ...route, operationId: `${group}-${name}` });
    }
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Vedette terminal',
      version: String(contractVersion),
      description: 'Errors are problem details (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0' },
    },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }, { secureSession: [] }],
  });
}
