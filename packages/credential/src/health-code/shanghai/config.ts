import { z } from 'zod';
import { accountSchema, commonFields, refusePlainHttp, secretSchema } from '../config/common-config.ts';
import { shanghaiHint } from '../config/hint.ts';

/** The city's data gateway (教委网关): a token, and one interface for each kind of fact. */
export const shanghaiConfigSchema = z
  .strictObject({
    shape: z.literal('shanghai'),
    ...commonFields([shanghaiHint]),
    appId: accountSchema.describe('appId'),
    appSecret: secretSchema.describe('appSecret'),
    tests: z
      .enum(['national', 'city', 'none'])
      .default('national')
      .describe('Which interface is asked for tests by name and number; the national one lags a day behind'),
    vaccinations: z.boolean().default(true).describe('Vaccinations are asked for by name and number as well'),
  })
  .superRefine(refusePlainHttp);
export type ShanghaiConfig = z.output<typeof shanghaiConfigSchema>;
