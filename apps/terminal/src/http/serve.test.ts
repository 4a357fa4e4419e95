import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Personal, VedetteError } from '@vedette/domain';
import { errorOf, problemResponse } from '@vedette/server';
import { expect, it } from 'vitest';
import type { Env } from './env.ts';
import { serve } from './serve.ts';

const route = createRoute({
  method: 'get',
  path: '/thing',
  responses: {
    200: {
      description: 'A thing',
      content: {
        'application/json': { schema: z.object({ id: z.string(), inner: z.object({ n: z.int() }) }) },
      },
    },
  },
});

function appAnswering(answer: unknown): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.use(async (c, next) => {
    c.set('caller', null);
    await next();
  });
  app.onError((cause, c) => problemResponse(c, errorOf(cause)));
  serve(app, route, 'anyone', () => answer);
  return app;
}

it('lets no field out that the route does not declare', async () => {
  const app = appAnswering({ id: 'a', phone: '13800000000', inner: { n: 1, face: [0.1] } });
  expect(await (await app.request('/thing')).text()).toBe('{"id":"a","inner":{"n":1}}');
});

it('gives nothing but an internal error when the answer is not what the route declares', async () => {
  const response = await appAnswering({ id: 'a', inner: { n: 'thirteen' } }).request('/thing');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('thirteen');
});

it('never sends personal information that nobody unwrapped', async () => {
  const response = await appAnswering({ id: new Personal('张三'), inner: { n: 1 } }).request('/thing');
  expect(response.status).toBe(500);
});

it('tells nothing of an error that nobody foresaw', async () => {
  const app = new OpenAPIHono<Env>();
  app.get('/', () => {
    throw new Error('column phone of 张三 is broken');
  });
  app.onError((cause, c) => problemResponse(c, errorOf(cause)));
  const response = await app.request('/');
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'urn:vedette:error:internal',
    title: '程序内部错误',
    status: 500,
    code: 'internal',
  });
});

it('says of our own errors where, how much and which rules, and when to come again', async () => {
  const app = new OpenAPIHono<Env>();
  app.get('/', () => {
    throw new VedetteError('locked-out', 'caller', { at: 'name', values: { seconds: 15 } });
  });
  app.onError((cause, c) => problemResponse(c, errorOf(cause)));
  const response = await app.request('/', { headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
  expect(response.headers.get('retry-after')).toBe('15');
  expect(await response.json()).toMatchObject({ code: 'locked-out', at: 'name', values: { seconds: 15 } });
});
