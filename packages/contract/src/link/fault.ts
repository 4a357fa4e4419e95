import { z } from 'zod';
import { waitSchema } from './identifiers.ts';

/** Everything for which a platform refuses a request or a message, with the HTTP status of a request's answer. */
export const linkStatusOf = {
  'request-malformed': 400,
  'message-malformed': 400,
  'body-too-large': 413,
  'no-such-path': 404,
  'signature-missing': 401,
  'signature-malformed': 401,
  'signature-incomplete': 401,
  'signature-wrong': 401,
  'digest-wrong': 401,
  /** The request's time is more than five minutes off; the answer's signed `Date` says by how much. */
  'clock-off': 401,
  'nonce-used': 401,
  /** The listener demands the client certificate of the device's key, and there was none. */
  'certificate-missing': 401,
  'certificate-wrong': 401,
  'device-unknown': 401,
  'device-not-claimed': 403,
  'device-retired': 410,
  'claim-lapsed': 403,
  'voucher-refused': 403,
  'version-too-old': 426,
  'version-too-new': 426,
  'birth-missing': 409,
  'capture-unwanted': 404,
  'capture-offset-wrong': 409,
  'capture-damaged': 422,
  /** That generation, or a later one, was settled before. */
  'generation-past': 409,
  'share-unknown': 404,
  'share-destroyed': 410,
  'point-wrong': 422,
  /** This platform keeps no shares. */
  'keeper-absent': 404,
  /** No retirement of that number waits for this device. */
  'retirement-unknown': 404,
  'slow-down': 429,
  unavailable: 503,
  internal: 500,
} as const;
export type LinkFault = keyof typeof linkStatusOf;
export const linkFaults = Object.keys(linkStatusOf) as [LinkFault, ...LinkFault[]];
export const linkFaultSchema = z.enum(linkFaults);

/** RFC 9457 problem details of the link. */
export const linkProblemSchema = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: linkFaultSchema,
  /** The versions the platform speaks, when it is about them. */
  versions: z.object({ oldest: z.int().min(1), newest: z.int().min(1) }).optional(),
  /** Milliseconds until the request makes sense again. */
  retryAfter: waitSchema.optional(),
  /** How much of a capture is there. */
  offset: z.int().min(0).optional(),
});
export type LinkProblem = z.infer<typeof linkProblemSchema>;
