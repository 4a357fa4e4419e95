import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { routes } from './routes.ts';
import { contractVersion } from './version.ts';

/** The OpenAPI 3.1 document of the LAN admin API, built from the route objects alone. */
export function openApiDocument() {
  const app = new OpenAPIHono();
  for (const group of Object.values(routes)) {
    for (const route of Object.values<RouteConfig>(group)) app.openAPIRegistry.registerPath(route);
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Vedette terminal',
      version: String(contractVersion),
      license: { name: 'Apache-2.0' },
    },
  });
}
