import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { timeZoneSchema } from '../locations/routes.ts';
import { placeSchema } from '../people/person.ts';
import { platformPermissionSchema } from './permissions.ts';

export const accountNameSchema = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}@._+ -]*$/u)
  .openapi({ description: 'By which somebody signs in, unique on the platform; case does not matter' });
/** Length is what counts; the commonest passwords, and those made of the name, are refused besides. */
export const newPasswordSchema = z.string().min(10).max(200);
const givenPassword = z.string().max(200);
const ticket = z.string().max(64);
/** As the browser's WebAuthn API takes and gives it. */
export const passkeyDocument = z.record(z.string(), z.unknown());

export const platformSessionSchema = z
  .object({
    account: z.string(),
    name: z.string(),
    displayName: z.string(),
    organisation: z.string(),
    organisationName: z.string(),
    /** Everything that some role of the account allows somewhere. */
    permissions: z.array(platformPermissionSchema),
    /** Null: all places of the organisation, and of those below it. */
    places: z.array(placeSchema).nullable(),
    /** Whether a reason is asked for each look at personal information. */
    askReason: z.boolean(),
    /** Whether a bulk export of records needs the consent of a second person. */
    exportNeedsTwo: z.boolean(),
    expiresAt: z.int(),
    /** Until when dangerous acts are possible without proving once more who one is. */
    provenUntil: z.int(),
    /** Whether the account has a second factor. */
    hasSecondFactor: z.boolean(),
  })
  .openapi('PlatformSession');
export type PlatformSessionView = z.infer<typeof platformSessionSchema>;

export const secondFactorKinds = ['totp', 'recovery-code', 'passkey'] as const;

/** Signed in, or half-way: the ticket is good for five minutes and one sign-in. */
export const signInAnswerSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('signed-in'), session: platformSessionSchema }),
    z.object({
      state: z.literal('second-factor'),
      ticket: z.string(),
      methods: z.array(z.enum(secondFactorKinds)),
      /** For `navigator.credentials.get`, when a passkey is among the methods. */
      passkey: passkeyDocument.nullable(),
    }),
  ])
  .openapi('SignInAnswer');
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

const secondFactor = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('totp'), ticket, code: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ by: z.literal('recovery-code'), ticket, code: z.string().min(8).max(40) }),
  z.strictObject({ by: z.literal('passkey'), ticket, response: passkeyDocument }),
]);
const proof = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('password'), password: givenPassword }),
    z.strictObject({ by: z.literal('totp'), code: z.string().regex(/^\d{6}$/) }),
    z.strictObject({ by: z.literal('passkey'), ticket, response: passkeyDocument }),
  ])
  .openapi('Proof');

export const platformWelcomeSchema = z
  .object({
    claimed: z.boolean(),
    version: z.int(),
    session: platformSessionSchema.nullable(),
    /** Sign in with another account: `GET /sign-in/{slug}` leads there and comes back. */
    providers: z.array(z.object({ slug: z.string(), name: z.string() })),
  })
  .openapi('PlatformWelcome');

export const platformSessionRoutes = {
  welcome: route({
    method: 'get',
    path: '/api/welcome',
    tags: ['session'],
    summary: 'Whether the platform is claimed, who is signed in, and how one may sign in',
    security: [],
    responses: json(platformWelcomeSchema),
  }),
  claim: route({
    method: 'post',
    path: '/api/claim',
    tags: ['session'],
    summary: 'Claim a new platform with its first-run code and become its owner',
    security: [],
    request: {
      body: body(
        z.strictObject({
          code: z.string().max(20),
          name: accountNameSchema,
          password: newPasswordSchema,
          organisation: plainText(100),
          site: plainText(100),
          timeZone: timeZoneSchema.optional(),
        }),
      ),
    },
    responses: json(platformSessionSchema),
  }),
  signIn: route({
    method: 'post',
    path: '/api/session',
    tags: ['session'],
    summary: 'Sign in with name and password',
    security: [],
    request: { body: body(z.strictObject({ name: z.string().max(200), password: givenPassword })) },
    responses: json(signInAnswerSchema),
  }),
  secondFactor: route({
    method: 'post',
    path: '/api/session/second-factor',
    tags: ['session'],
    summary: 'The second half of a sign-in',
    security: [],
    request: { body: body(secondFactor) },
    responses: json(platformSessionSchema),
  }),
  passkeyOptions: route({
    method: 'post',
    path: '/api/session/passkey/options',
    tags: ['session'],
    summary: 'Begin to sign in with a passkey; no name is asked for',
    security: [],
    responses: json(z.object({ ticket: z.string(), options: passkeyDocument })),
  }),
  passkey: route({
    method: 'post',
    path: '/api/session/passkey',
    tags: ['session'],
    summary: 'Sign in with a passkey: possession and PIN or finger, so it needs no second factor',
    security: [],
    request: { body: body(z.strictObject({ ticket, response: passkeyDocument })) },
    responses: json(platformSessionSchema),
  }),
  signOut: route({
    method: 'delete',
    path: '/api/session',
    tags: ['session'],
    summary: 'Sign out',
    responses: nothing(),
  }),
  proofOptions: route({
    method: 'post',
    path: '/api/session/proof/options',
    tags: ['session'],
    summary: 'Begin to prove with a passkey who one is',
    responses: json(z.object({ ticket: z.string(), options: passkeyDocument })),
  }),
  prove: route({
    method: 'post',
    path: '/api/session/proof',
    tags: ['session'],
    summary: 'Prove once more who one is; asked for by `step-up-required`',
    request: { body: body(proof) },
    responses: json(z.object({ provenUntil: z.int() })),
  }),
};
