import { randomBytes, randomUUID } from 'node:crypto';
import type { ChannelView, DeliveryView, integrationRoutes } from '@vedette/contract/platform';
import { type Instant, type OrganisationId, VedetteError } from '@vedette/domain';
import type {
  Attempt,
  Channel,
  ChannelId,
  ChannelKind,
  ChannelStore,
  Cursor,
  Delivery,
  DeliveryId,
  DeliveryStore,
  DueDelivery,
  LocationId,
} from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import { type AuditTrail, note } from '../module/audit.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { isTarget } from './outgoing/post-outward.ts';
import type { Reach } from './outgoing/reach.ts';
import { robots } from './robots/index.ts';
import { openAddress, sealAddress } from './sealed-address.ts';
import { secretHint, shownSecret } from './webhooks/webhook.ts';

type Routes = typeof integrationRoutes;

export interface IntegrationDeps {
  readonly channels: ChannelStore;
  readonly deliveries: DeliveryStore;
  readonly custody: KeyCustody;
  readonly reach: Reach;
  readonly audit: AuditTrail;
  /** One attempt, now, outside the queue. */
  readonly attempt: (due: DueDelivery) => Promise<Attempt>;
  readonly now: () => Instant;
}

export const integrationAccess: AccessOf<Routes> = {
  list: 'integrations-change',
  create: 'integrations-change',
  change: 'integrations-change',
  remove: 'integrations-change',
  test: 'integrations-change',
  deliveries: 'integrations-change',
  allDeliveries: 'integrations-change',
  delivery: 'integrations-change',
  replay: 'integrations-change',
};

/** Where a new channel goes, as it was typed in. */
interface Target {
  readonly address: string;
  readonly host: string;
  readonly secret: Buffer | null;
}
type NewTarget =
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'mail'; readonly mail: string }
  | {
      readonly kind: Exclude<ChannelKind, 'webhook' | 'mail'>;
      readonly url: string;
      readonly secret: string | null;
    };

export function integrationHandlers(deps: IntegrationDeps): HandlersOf<Routes> {
  const { channels, deliveries, custody, audit, now } = deps;
  return {
    list: async (c) => ({ items: (await channels.list(callerOf(c).reach)).map(channelView) }),
    create: async (c) => {
      const caller = callerOf(c);
      const asked = c.req.valid('json');
      const target = targetOf(asked, deps.reach);
      const id = randomUUID() as ChannelId;
      const sealed = await sealAddress(custody, id, target);
      const { name, events, severity, language, isActive } = asked;
      const channel = await channels.add(
        caller.reach,
        {
          ...{
            id,
            name,
            events,
            severity,
            language,
            isActive,
            kind: asked.kind,
            host: target.host,
            ...sealed,
          },
          organisation: (asked.organisation ?? caller.organisation) as OrganisationId,
          places: asked.places as LocationId[] | null,
          secretHint: target.secret === null ? null : secretHint(target.secret),
        },
        now(),
      );
      await note(audit, caller, 'channel-created', id, { kind: channel.kind, host: channel.host });
      const shown = asked.kind === 'webhook' && target.secret !== null ? shownSecret(target.secret) : null;
      target.secret?.fill(0);
      return { channel: channelView(channel), secret: shown };
    },
    change: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ChannelId;
      const { places, ...rest } = c.req.valid('json');
      const own = places === undefined ? rest : { ...rest, places: places as LocationId[] | null };
      const channel = await channels.change(caller.reach, id, withoutUndefined(own));
      await note(audit, caller, 'channel-changed', id);
      return channelView(channel);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ChannelId;
      await channels.remove(caller.reach, id);
      await note(audit, caller, 'channel-removed', id);
      return undefined;
    },
    test: async (c) => {
      const caller = callerOf(c);
      const found = await channels.wrapped(caller.reach, c.req.valid('param').id as ChannelId);
      if (found === null) throw new VedetteError('not-found', 'caller', { at: 'channel' });
      const { channel, wrapped } = found;
      const { outcome, status, fault } = await deps.attempt({
        channel,
        wrapped,
        delivery: testOf(channel, now()),
      });
      await note(audit, caller, 'channel-tested', channel.id, { outcome });
      return { isDelivered: outcome === 'delivered', status, fault };
    },
    deliveries: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const id = c.req.valid('param').id as ChannelId;
      const page = await deliveries.list(callerOf(c).reach, id, {
        limit,
        cursor: cursor as Cursor | undefined,
      });
      return { items: page.items.map(deliveryView), next: page.next };
    },
    allDeliveries: async (c) => {
      const { state, ...page } = c.req.valid('query');
      const found = await deliveries.list(callerOf(c).reach, null, { ...pageOf(page), state });
      return { items: found.items.map(deliveryView), next: found.next };
    },
    delivery: async (c) => {
      const { reach } = callerOf(c);
      const id = c.req.valid('param').id as DeliveryId;
      const found = await deliveries.get(reach, id);
      if (found === null) throw new VedetteError('not-found', 'caller', { at: 'delivery' });
      const attempts = await deliveries.attempts(reach, id);
      return { delivery: deliveryView(found), data: found.event.data, attempts };
    },
    replay: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DeliveryId;
      const delivery = await deliveries.replay(caller.reach, id, now());
      await note(audit, caller, 'delivery-replayed', id);
      return deliveryView(delivery);
    },
  };
}

/** Opens the address of a channel that is due. */
export function addressOpener(custody: KeyCustody) {
  return ({ channel, wrapped }: DueDelivery) => openAddress(custody, channel.id, wrapped);
}

/** @throws `input-invalid` for an address that points inward, or that no robot of that maker has */
function targetOf(asked: NewTarget, reach: Reach): Target {
  if (asked.kind === 'mail') {
    return { address: asked.mail, host: asked.mail.slice(asked.mail.lastIndexOf('@') + 1), secret: null };
  }
  const url = new URL(asked.url);
  const isRobots = asked.kind === 'webhook' || robots[asked.kind].hosts.includes(url.hostname);
  if (!isTarget(url, reach) || !isRobots) throw new VedetteError('input-invalid', 'caller', { at: 'url' });
  const secret = asked.kind === 'webhook' ? randomBytes(32) : secretBytes(asked.secret);
  return { address: url.href, host: url.hostname, secret };
}

const secretBytes = (secret: string | null): Buffer | null =>
  secret === null ? null : Buffer.from(secret, 'utf8');

function testOf(channel: Channel, at: Instant): Delivery {
  const { organisation } = channel;
  const event = {
    id: randomUUID(),
    type: 'channel.test',
    organisation,
    location: null,
    severity: 'info',
    at,
  } as const;
  return {
    ...{
      id: randomUUID() as DeliveryId,
      channel: channel.id,
      event: { ...event, data: {} },
      state: 'waiting',
    },
    ...{ attempts: 0, nextAt: null, lastAt: null, lastStatus: null, lastFault: null, createdAt: at },
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined)) as Partial<
    Defined<T>
  >;
}

function channelView(channel: Channel): ChannelView {
  const { organisation: _, events, places, ...rest } = channel;
  return {
    ...rest,
    events: [...events] as ChannelView['events'],
    places: places === null ? null : [...places],
  };
}

function deliveryView({ event: { id, type, at }, ...rest }: Delivery): DeliveryView {
  return { ...rest, event: { id, type, at } };
}
