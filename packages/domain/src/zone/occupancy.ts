/** People inside an area, and how many it may hold. Null when nobody counts. */
export interface Occupancy {
  readonly inside: number | null;
  readonly capacity: number;
}
