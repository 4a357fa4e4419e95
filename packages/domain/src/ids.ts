import type { Branded } from './brand.ts';

export type OrganisationId = Branded<string, 'OrganisationId'>;
export type PersonId = Branded<string, 'PersonId'>;
export type ListId = Branded<string, 'ListId'>;
export type ScheduleId = Branded<string, 'ScheduleId'>;
export type AreaId = Branded<string, 'AreaId'>;
export type LaneId = Branded<string, 'LaneId'>;
export type DutyId = Branded<string, 'DutyId'>;
export type PassageId = Branded<string, 'PassageId'>;
