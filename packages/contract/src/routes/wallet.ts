import { z } from '@hono/zod-openapi';
import { file, route } from '../route.ts';

const session = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

/**
 * As text: the verifier reads the form itself, more strictly than a server would, and bounds it by what its formats
 * can come to.
 */
const answerForm = {
  type: 'object',
  description: 'An authorization response: `response`, or `vp_token`, or `error`, with its `state`',
  properties: {
    response: { type: 'string' },
    vp_token: { type: 'string' },
    state: { type: 'string' },
    error: { type: 'string' },
  },
} as const;

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
        content: { 'application/x-www-form-urlencoded': { schema: answerForm } },
      },
    },
    responses: file('application/json', 'Nothing more, or why the answer is none'),
  }),
};
