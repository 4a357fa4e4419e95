/** An answer's Date header counts whole seconds, so a smaller difference means nothing. */
const meaningful = 2_000;

/**
 * How far the terminal's clock is ahead of the phone's, in milliseconds; 0 where the difference says nothing,
 * null where the answer had no date.
 * @param date the Date header of an answer
 * @param sentAt the phone's time when it asked
 * @param receivedAt and when the answer came
 */
export function serverOffset(date: string | null, sentAt: number, receivedAt: number): number | null {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return null;
  const offset = told + 500 - (sentAt + receivedAt) / 2;
  // Between asking and hearing the terminal may have looked at any moment.
  return Math.abs(offset) <= meaningful + (receivedAt - sentAt) / 2 ? 0 : Math.round(offset);
}
