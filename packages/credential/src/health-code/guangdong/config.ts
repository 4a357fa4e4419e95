import { z } from 'zod';
import {
  accountSchema,
  commonFields,
  errorCodesSchema,
  refusePlainHttp,
  secretSchema,
} from '../config/common-config.ts';
import { guangdongHint } from '../config/hint.ts';

/** A service on the government bus of Guangdong (TIF), asked with the fields of the province's device kits. */
export const guangdongConfigSchema = z
  .strictObject({
    shape: z.literal('guangdong'),
    ...commonFields([guangdongHint]),
    paasId: accountSchema.describe('x-tif-paasid'),
    paasToken: secretSchema.describe('Token that signs each request'),
    servicePath: z
      .string()
      .regex(/^(\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){1,8}$/)
      .default('/ebus/health-code')
      .describe('Path of the service on the bus'),
    errorCodes: errorCodesSchema.describe('What its `RetCode` values mean; the list is not public'),
    signedReplies: z
      .boolean()
      .default(false)
      .describe('The bus signs its answers as it signs what it forwards; unsigned ones are then refused'),
    listedAreas: z
      .array(z.string().min(2).max(40))
      .max(500)
      .default([])
      .describe('Areas whose visit counts; with none, an itinerary says nothing'),
  })
  .superRefine(refusePlainHttp);
export type GuangdongConfig = z.output<typeof guangdongConfigSchema>;
