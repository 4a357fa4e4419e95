import { z } from 'zod';
import {
  accountSchema,
  commonFields,
  errorCodesSchema,
  refusePlainHttp,
  secretSchema,
} from '../config/common-config.ts';
import { nationalHint } from '../config/hint.ts';

/** A reseller of the national platform (`/health/decode`, `/health/code`). */
export const nationalConfigSchema = z
  .strictObject({
    shape: z.literal('national'),
    ...commonFields([nationalHint]),
    appId: accountSchema.describe('appId'),
    secretKey: secretSchema.describe('secretKey; it signs each request, and is sent with it'),
    certificateType: z
      .enum(['10', '14', '15', '16', '20', '34', '99'])
      .default('10')
      .describe('Kind of document asked by: 10 resident ID card, 20 passport'),
    errorCodes: errorCodesSchema.describe('What its `errcode` values mean; the list is not public'),
    signedReplies: z
      .boolean()
      .default(false)
      .describe('The reseller signs its answers by the rule of the requests; unsigned ones are then refused'),
  })
  .superRefine(refusePlainHttp);
export type NationalConfig = z.output<typeof nationalConfigSchema>;
