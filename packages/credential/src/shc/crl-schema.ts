import { type Instant, instant } from '@vedette/domain';
import { z } from 'zod';

const entry = /^([A-Za-z0-9_-]{1,24})(?:\.(\d{1,11}))?$/;

const rids = z
  .array(z.string().regex(entry))
  .max(1_000_000)
  .transform((list, context) => {
    const byName = new Map<string, Instant | null>();
    for (const text of list) {
      const [, name = '', seconds] = entry.exec(text) ?? [];
      if (byName.has(name)) context.addIssue({ code: 'custom', message: 'a card is named twice' });
      byName.set(name, seconds === undefined ? null : instant(Number(seconds) * 1_000));
    }
    return byName;
  });

/** A revocation list as an issuer publishes it for one of its keys. */
export const crlSchema = z.object({
  kid: z.string().max(64),
  method: z.literal('rid'),
  ctr: z.number().int().positive(),
  rids,
  at: z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text))),
});
export type ReadCrl = z.infer<typeof crlSchema>;
