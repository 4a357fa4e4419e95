import { z } from 'zod';

/** How the codes of a gateway are known by their beginning. */
export const codeHintSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('prefix'), text: z.string().min(2).max(64) })
    .describe('The text begins like this'),
  z
    .strictObject({ kind: z.literal('json-label'), label: z.string().regex(/^[\w-]{1,32}$/) })
    .describe('The text is a JSON object that begins with this `label`'),
  z
    .strictObject({
      kind: z.literal('base64-mark'),
      offset: z.int().min(0).max(512),
      mark: z.string().regex(/^[\x21-\x7e]{2,16}$/),
    })
    .describe('The text is base64, and its bytes have this mark at this place'),
]);
export type CodeHint = z.output<typeof codeHintSchema>;

/** 国康码; known from one sample alone, so a site may change it. */
export const nationalHint: CodeHint = { kind: 'base64-mark', offset: 28, mark: 'JKM1' };
/** 粤康码 */
export const guangdongHint: CodeHint = { kind: 'json-label', label: 'yss' };
/** 随申码 */
export const shanghaiHint: CodeHint = { kind: 'prefix', text: 'https://s.sh.gov.cn/' };
