import type { ChannelView, eventTypes, integrationRoutes } from '@vedette/contract/platform';
import type { Input } from '@vedette/sdk';

export interface ChannelFields {
  readonly kind: ChannelView['kind'];
  readonly url?: string;
  readonly mail?: string;
  readonly secret?: string;
  readonly name: string;
  readonly events: (typeof eventTypes)[number][];
  readonly severity: ChannelView['severity'];
  readonly places?: readonly number[];
  readonly language: ChannelView['language'];
  readonly organisation?: string;
}

type NewChannel = Input<typeof integrationRoutes.create>['body'];

/** No place at all means every place. */
export function settingsOf({ name, events, severity, places = [], language }: ChannelFields) {
  return { name, events: [...events], severity, language, places: places.length === 0 ? null : [...places] };
}

export function newChannelOf(fields: ChannelFields): NewChannel {
  const { kind, url = '', mail = '', secret, organisation } = fields;
  const common = {
    ...settingsOf(fields),
    isActive: true,
    ...(organisation === undefined ? {} : { organisation }),
  };
  if (kind === 'mail') return { ...common, kind, mail };
  if (kind === 'webhook') return { ...common, kind, url };
  return { ...common, kind, url, secret: secret === undefined || secret === '' ? null : secret };
}
