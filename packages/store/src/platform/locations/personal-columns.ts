import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { PlaceSchema } from './schema.ts';

const operator = (purpose: string, period: string): PersonalColumn => ({ purpose, period });

export const placePersonalColumns: PersonalColumnsOf<PlaceSchema> = {
  opening_hours: {
    location_id: 'no',
    week: 'no',
    holiday: 'no',
    holidays: 'no',
    changed_at: 'no',
    changed_by: operator('says which operator wrote the hours', 'until they are written anew'),
  },
  venue_code: {
    id: 'no',
    location_id: 'no',
    label: 'no',
    text: 'no',
    created_at: 'no',
    created_by: operator('says which operator issued the code', 'while the code is kept'),
    revoked_at: 'no',
    revoked_by: operator('says which operator revoked the code', 'while the code is kept'),
    reason: operator('why the operator revoked it', 'while the code is kept'),
  },
  floor_plan: {
    id: 'no',
    location_id: 'no',
    name: 'no',
    width: 'no',
    height: 'no',
    picture: 'no',
    created_at: 'no',
    created_by: operator('says which operator brought the plan', 'while the plan is kept'),
  },
  floor_plan_door: { plan_id: 'no', location_id: 'no', x: 'no', y: 'no' },
  counted_area: { location_id: 'no', reset_minute: 'no', since: 'no', base: 'no' },
  counted_lane: { area_id: 'no', lane_id: 'no', is_reversed: 'no' },
  occupancy_correction: {
    area_id: 'no',
    at: 'no',
    id: 'no',
    by_whom: operator('says which operator counted', 'while the area is counted'),
    counted: 'no',
    inside: 'no',
    reason: operator('why the operator corrected it', 'while the area is counted'),
  },
};
