/**
 * A moment as the wall clock of the site shows it. The edge computes it from an Instant and the site's
 * time zone; the domain never knows about zones.
 */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Minutes since local midnight, 0 to 1439. */
  readonly minute: number;
}
