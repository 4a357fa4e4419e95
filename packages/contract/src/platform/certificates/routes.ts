import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../../common.ts';
import { file, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

export const certificateProfiles = ['CE-REMOTE', 'PURGE-DEVICE', 'DESTROYED', 'FAILED'] as const;
export type CertificateProfileName = (typeof certificateProfiles)[number];

export const certificateSchema = z
  .object({
    id: z.string(),
    device: z.string(),
    site: placeSchema.nullable(),
    profile: z.enum(certificateProfiles),
    issuedAt: z.int(),
    /** Of its entry in the log. */
    index: z.int(),
    /** SHA-256 over the text of the JWS, base64url: what its QR code says. */
    digest: z.string(),
  })
  .openapi('Certificate');
export type CertificateView = z.infer<typeof certificateSchema>;

/** With everything that it says, as it was signed. */
export const signedCertificateSchema = certificateSchema
  .extend({
    /** JWS compact: `spec/certificate.md`. */
    jws: z.string(),
  })
  .openapi('SignedCertificate');
export type SignedCertificateView = z.infer<typeof signedCertificateSchema>;

const one = z.object({ id: rowIdSchema });
const deviceId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

export const certificateRoutes = {
  list: route({
    method: 'get',
    path: '/api/certificates',
    tags: ['certificates'],
    summary: 'Certificates of sanitization, newest first',
    request: {
      query: pageQuery.extend({
        device: deviceId.optional(),
        profile: z.enum(certificateProfiles).optional(),
      }),
    },
    responses: json(pageOf(certificateSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/certificates/{id}',
    tags: ['certificates'],
    summary: 'A certificate, as it was signed',
    request: { params: one },
    responses: json(signedCertificateSchema),
  }),
  bundle: route({
    method: 'get',
    path: '/api/certificates/{id}/bundle.json',
    tags: ['certificates'],
    summary: 'Everything that shows it off-line: the certificate, its proof, and the keys it was made with',
    request: { params: one },
    responses: file('application/json', 'A bundle'),
  }),
  proof: route({
    method: 'get',
    path: '/api/certificates/{id}/certificate.tlog-proof',
    tags: ['certificates'],
    summary: 'That it stands in the log, with the signatures of the witnesses (C2SP tlog-proof)',
    request: { params: one },
    responses: file('text/plain', 'A proof'),
  }),
  pdf: route({
    method: 'get',
    path: '/api/certificates/{id}/certificate.pdf',
    tags: ['certificates'],
    summary: 'The same in Chinese and English, to be printed and filed',
    request: { params: one },
    responses: file('application/pdf', 'A certificate'),
  }),
};
