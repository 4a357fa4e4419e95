import { instant, type OrganisationId } from '@vedette/domain';
import type { Selectable } from 'kysely';
import type { LocationId } from '../locations/port.ts';
import type { Channel, ChannelId, Delivery, DeliveryId, OutwardEvent, WrappedAddress } from './port.ts';
import type { IntegrationSchema } from './schema.ts';

export type ChannelRow = Selectable<IntegrationSchema['channel']>;
export type DeliveryRow = Selectable<IntegrationSchema['delivery']>;

const maybe = (at: number | null) => (at === null ? null : instant(at));

export function toChannel(row: ChannelRow): Channel {
  return {
    id: row.id as ChannelId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    kind: row.kind,
    events: row.events,
    severity: row.severity,
    places: row.places as LocationId[] | null,
    language: row.language,
    isActive: row.is_active,
    host: row.host,
    secretHint: row.secret_hint,
    createdAt: instant(row.created_at),
    endedBy: row.ended_by,
  };
}

export const wrappedOf = ({ epoch, address, secret }: ChannelRow): WrappedAddress => ({
  epoch,
  address,
  secret,
});

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id as DeliveryId,
    channel: row.channel_id as ChannelId,
    event: row.event as OutwardEvent,
    state: row.state,
    attempts: row.attempts,
    nextAt: maybe(row.next_at),
    lastAt: maybe(row.last_at),
    lastStatus: row.last_status,
    lastFault: row.last_fault,
    createdAt: instant(row.created_at),
  };
}
