/** What the kiosk's link says after `#`: never sent to a server, never in a log. */
export interface KioskAddress {
  readonly lane: string;
  readonly key: string;
}

export function parseAddress(hash: string): KioskAddress {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return { lane: fields.get('lane') ?? 'lane-1', key: fields.get('key') ?? '' };
}

export function linkUrl(page: Pick<Location, 'protocol' | 'host'>): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/kiosk/link`;
}
