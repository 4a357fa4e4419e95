import { z } from 'zod';
import { accountSchema, commonFields, refusePlainHttp, secretSchema } from '../config/common-config.ts';
import { guangdongHint } from '../config/hint.ts';

/** An integrator's gateway as terminals' own firmware asks it (`/api/hc/…`). */
export const firmwareConfigSchema = z
  .strictObject({
    shape: z.literal('firmware'),
    ...commonFields([guangdongHint]),
    enterpriseId: accountSchema.describe('etp_id'),
    secretKey: secretSchema.describe('secret_key'),
    serialNumber: accountSchema.describe('sn: the serial number that was registered for this terminal'),
    showTimeIsNow: z
      .boolean()
      .default(false)
      .describe('Its `showTime` is the moment of the answer, and one of another moment is refused'),
  })
  .superRefine(refusePlainHttp);
export type FirmwareConfig = z.output<typeof firmwareConfigSchema>;
