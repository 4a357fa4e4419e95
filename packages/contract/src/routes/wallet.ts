import { z } from '@hono/zod-openapi';
import { file, route } from '../route.ts';

const session = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

/** What a wallet asks and answers when it was shown the lane's question (OpenID4VP 1.0). */
export const walletRoutes = {
  request: route({
    method: 'get',
    path: '/api/openid4vp/requests/{id}',
    tags: ['wallet'],
    summary: 'The question that a lane shows as a code; fetched by a wallet',
    request: { params: session },
    responses: file('application/oauth-authz-req+jwt', 'The request object'),
  }),
  answer: route({
    method: 'post',
    path: '/api/openid4vp/responses/{id}',
    tags: ['wallet'],
    summary: 'A wallet’s answer, once',
    request: {
      params: session,
      body: {
        required: true,
        content: { 'application/x-www-form-urlencoded': { schema: z.string().max(70_000) } },
      },
    },
    responses: file('application/json', 'Nothing more, or why the answer is none'),
  }),
};
