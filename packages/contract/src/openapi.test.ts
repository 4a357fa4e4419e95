import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';

const document = openApiDocument();
const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));

test('says how a session is carried, and which routes need none', () => {
  expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['session', 'secureSession']);
  expect(document.security).toEqual([{ session: [] }, { secureSession: [] }]);
  const open = operations.filter(({ security }) => security?.length === 0);
  expect(open.map(({ operationId }) => operationId)).toEqual([
    'session-welcome',
    'session-claim',
    'session-signIn',
  ]);
});

test('gives every operation a name of its own, a described tag and the problems it may answer', () => {
  const described = document.tags?.map(({ name }) => name) ?? [];
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(new Set(operations.flatMap(({ tags }) => tags))).toEqual(new Set(described));
  for (const { responses } of operations) expect(Object.keys(responses)).toContain('401');
});
