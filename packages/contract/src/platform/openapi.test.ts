import { expect, test } from 'vitest';
import { platformOpenApiDocument } from './openapi.ts';

const document = platformOpenApiDocument();
const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));

test('says how a session or a key is carried, and which routes need none', () => {
  expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual([
    'session',
    'secureSession',
    'key',
  ]);
  const open = operations
    .filter(({ security }) => security?.length === 0)
    .map(({ operationId }) => operationId);
  const arriving = ['welcome', 'claim', 'signIn', 'secondFactor', 'passkeyOptions', 'passkey'];
  expect(open).toEqual(expect.arrayContaining(arriving.map((name) => `session-${name}`)));
  // Everybody else has a secret in the body, or none at all to be told.
  const others = open.filter((id) => !/^(session|ownVisits|appeals|walkIn|venueCodes)-/.test(String(id)));
  expect(others).toEqual([]);
});

test('gives every operation a name of its own, and the problems it may answer', () => {
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { responses } of operations) expect(Object.keys(responses)).toContain('401');
});
