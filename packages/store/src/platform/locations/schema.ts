import type { ColumnType } from 'kysely';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;
/** A document comes back read, and is given as JSON. */
type Json = ColumnType<unknown, string, string>;

/** What is known of places beside the tree. */
export interface PlaceSchema {
  opening_hours: {
    location_id: number;
    week: Json;
    holiday: Json;
    holidays: Json;
    changed_at: At;
    changed_by: string;
  };
  venue_code: {
    id: string;
    location_id: number;
    label: string | null;
    text: string;
    created_at: At;
    created_by: string;
    revoked_at: MaybeAt;
    revoked_by: string | null;
    reason: string | null;
  };
  floor_plan: {
    id: string;
    location_id: number;
    name: string;
    width: number;
    height: number;
    picture: Buffer;
    created_at: At;
    created_by: string;
  };
  floor_plan_door: { plan_id: string; location_id: number; x: number; y: number };
  counted_area: { location_id: number; reset_minute: number | null; since: At; base: number };
  counted_lane: { area_id: number; lane_id: number; is_reversed: boolean };
  occupancy_correction: {
    area_id: number;
    at: At;
    id: string;
    by_whom: string;
    counted: number;
    inside: number;
    reason: string;
  };
}
