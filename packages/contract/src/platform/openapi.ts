import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { sessionCookies } from '../session-cookie.ts';
import { contractVersion } from '../version.ts';
import { platformRoutes } from './routes.ts';

const cookie = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'cookie', name, description }) as const;

/**
 * The OpenAPI 3.1 document of the platform, built from the route objects alone. A route without a `security` of its
 * own takes a session or a key.
 */
export function platformOpenApiDocument() {
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
    cookie(sessionCookies.secure, 'The same where the platform is reached by https'),
  );
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of a program',
  });
  for (const [group, own] of Object.entries(platformRoutes)) {
    for (const [name, route] of Object.entries<RouteConfig>(own)) {
      registry.registerPath({ ...route, operationId: `${group}-${name}` });
    }
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Vedette platform',
      version: String(contractVersion),
      description: 'Errors are problem details (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0' },
    },
    security: [{ session: [] }, { secureSession: [] }, { key: [] }],
  });
}
