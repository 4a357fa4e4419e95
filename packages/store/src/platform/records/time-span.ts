import { type Instant, VedetteError } from '@vedette/domain';

/** How much time one query may look at, in milliseconds: 31 days, so that it never reads more partitions than that. */
const widestSpan = 31 * 86_400_000;

/** @throws `input-invalid` for a time that is none, or longer than a month */
export function demandSpan({ from, to }: { readonly from: Instant; readonly to: Instant }): void {
  if (!(from < to) || to - from > widestSpan)
    throw new VedetteError('input-invalid', 'caller', { at: 'time' });
}
