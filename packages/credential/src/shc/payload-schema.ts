import { z } from 'zod';

/** Issuers are https URLs without a slash at the end, compared letter by letter. */
export const issuerUrl = z
  .string()
  .max(2_000)
  .regex(/^https:\/\/[^\s/?#\\]+(?:\/[^\s/?#\\]+)*$/);

export const ridPattern = /^[A-Za-z0-9_-]{1,24}$/;

// Later than any date in seconds, earlier than any in milliseconds: issuers confuse the two.
const seconds = z.number().nonnegative().lt(100_000_000_000);

// Of a resource's metadata a card keeps one thing: a code of how surely the person was identified. Anything else
// there is superfluous, and no fault.
const security = z.looseObject({
  security: z.array(z.looseObject({ code: z.string().max(100) })).optional(),
});
const meta = z.unknown().refine((value) => typeof value !== 'object' || security.safeParse(value).success);
const resource = z.looseObject({ resourceType: z.string().max(64), meta: meta.optional() });
const shortUrl = z.string().regex(/^resource:\d{1,9}$/);
const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  entry: z
    .array(z.object({ fullUrl: shortUrl, resource }))
    .min(1)
    .max(100),
});

/** What the payload of a card has to say; types that nobody here knows are passed over, as the format wants. */
export const payloadSchema = z
  .object({
    iss: issuerUrl,
    nbf: seconds,
    exp: seconds.optional(),
    vc: z.object({
      type: z.array(z.string().max(200)).max(50),
      credentialSubject: z.object({
        fhirVersion: z.string().regex(/^4\.\d{1,3}\.\d{1,3}$/),
        fhirBundle: bundle,
      }),
      rid: z.string().regex(ridPattern).optional(),
    }),
  })
  .refine(({ vc }) => vc.type.includes('https://smarthealth.cards#health-card'))
  .refine(({ nbf, exp }) => exp === undefined || exp > nbf);
