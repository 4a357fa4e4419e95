import { useFormat } from '../../../i18n/format.ts';

const hour = 3_600;
const day = 24 * hour;

/** A period in seconds, in whole days where it is that many. */
export function usePeriodText(): (seconds: number) => string {
  const format = useFormat();
  return (seconds) =>
    format.durationText(seconds % day === 0 ? `${seconds / day}d` : `${Math.ceil(seconds / hour)}h`);
}
