import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AreaId, type Instant, instant, type LaneId } from '@vedette/domain';
import { openEraser } from '@vedette/erasure';
import { openFaceEngine } from '@vedette/face';
import { faultDetails, isOwnRequest, namesThisMachine, openLogs, openPasswords } from '@vedette/server';
import { fileKeySource, openTerminalStore, passageIds } from '@vedette/store';
import type { StartArguments } from './arguments.ts';
import { queryTime } from './clock/query-time.ts';
import { openSiteClock } from './clock/site-clock.ts';
import type { TerminalConfig } from './config.ts';
import { type Credentials, openCredentials } from './credentials/open-credentials.ts';
import { enrolSamples } from './demo/enrol-samples.ts';
import { playMorning } from './demo/play-morning.ts';
import { openSamples } from './demo/samples.ts';
import { adoptFirstDuty } from './first-duty.ts';
import { createApp } from './http/app.ts';
import { openKioskSocket } from './kiosk-link/socket.ts';
import type { Hardware } from './lane/hardware.ts';
import { openKnowledge } from './lane/knowledge.ts';
import { type OpenedLanes, type OpenLanesDeps, openLanes } from './lane/open-lanes.ts';
import { listen } from './listen.ts';
import { openLive } from './live.ts';
import { beginJoin } from './platform-link/begin-join.ts';
import { platformKeeper } from './platform-link/keeper/platform-keeper.ts';
import { type KioskMessages, kioskMessages } from './platform-link/kiosk-messages.ts';
import { nodeClient } from './platform-link/node-client.ts';
import { openPlatformLink, type PlatformLink } from './platform-link/platform-link.ts';
import { openWalkIn } from './platform-link/walk-in.ts';
import { keyFilesBeside } from './retirement/key-files.ts';
import { openRetirement, type Retirement } from './retirement/open-retirement.ts';
import { ownUpdates } from './updates/own-updates.ts';
import { ownVersion } from './updates/own-version.ts';
import { servesPage } from './updates/serves-page.ts';
import { startChecks } from './updates/start-checks.ts';
import { startUpkeep } from './upkeep.ts';
import { type Claim, openClaim } from './use-cases/access/claim.ts';
import { restorePolicy } from './use-cases/device/comparison-policy.ts';
import { type NetworkInForce, readNetworkSettings } from './use-cases/device/network.ts';
import { raiseAlarm } from './use-cases/device/raise-alarm.ts';
import { openSiteName, type SiteName } from './use-cases/device/site-name.ts';
import { fillGallery } from './use-cases/people/gallery.ts';
import { shareFile } from './vault/keepers.ts';
import { openOwnVault } from './vault/own-vault.ts';
import { openTier } from './vault/tier.ts';

export interface TerminalNeeds {
  readonly start: StartArguments;
  readonly config: TerminalConfig;
  readonly hardware: Hardware;
  /** The voucher, once it lies where the arguments say; null before. */
  readonly readVoucher: () => Promise<string | null>;
  /** PEM: who vouches for the platform, instead of the authorities that Node knows; null for those. */
  readonly platformCa: string | null;
  /** Bytes of the medium that the data lies on. */
  readonly totalBytes: () => Promise<number>;
  /** Ends this process so that its supervisor starts it anew. */
  readonly restart: () => void;
  /** Ends this process for good: nothing is left that it could work with. */
  readonly retired: () => void;
}

export interface Terminal {
  readonly kiosk: string;
  readonly admin: string;
  readonly claimCode: string | null;
  close(): Promise<void>;
}

const version = ownVersion();
const pageFolder = (app: string): string => fileURLToPath(new URL(`../../${app}/dist`, import.meta.url));
const wall = (): number => Date.now();
const now = () => instant(wall());

/** Opens everything, in the order in which one needs the other. */
export async function openTerminal(needs: TerminalNeeds): Promise<Terminal> {
  const { start, config } = needs;
  const ground = await openGround(needs);
  const { logs, store, face, clock, onFault } = ground;
  const site = await openSiteName(store.settings, config.site);
  const address = { base: '' };
  const credentials = await openCredentials({
    ...{ store, clock, onFault, site: site.name() },
    wallet: config.wallet ?? null,
    portraits: needs.hardware.portraits,
  });
  const pages = kioskMessages({ now, say: (message) => lanes.say(message) });
  const lanes: OpenedLanes = await openLanesOn(ground, needs, {
    ...{ site, credentials, beside: pages.beside },
    kioskBase: () => `${address.base}/kiosk/`,
  });
  const network = await networkInForce(ground, needs);
  const retirement = retirementOf(ground, needs, await store.upkeep.lastSeenAt());
  const updates = ownUpdates(start.data, (step) => logs.info('update', { step }));
  const platform = await openPlatformLink({
    ...{ ...ground, ...needs, lanes, site, network, software: version, trust: credentials.trust },
    client: nodeClient((cause) => onFault('link', cause), needs.platformCa),
    walkIn: await openWalkIn(store.settings, pages.walkIn),
    claimChanged: () => pages.show(platform.claim()),
    connected: () => void ground.vault.retry(),
    ...{ identify: pages.identify, updatesOf: updates.of, retire: retirement.begin },
  });
  await watchTier(ground, { lanes, credentials, pages, platform });
  const claim = await openClaim({ operators: store.operators, passwords: ground.passwords, now: wall });
  const { server, base, allowed, servesPages } = await serveAdmin(ground, needs, {
    ...{ lanes, claim, site, credentials, network, platform },
  });
  const joining = beginJoin({ platform, start, readVoucher: needs.readVoucher, onFault });
  address.base = base;
  const socket = openKioskSocket({ server, doorOf: lanes.doorOf, allowed });
  const upkeep = startUpkeep({ store, clock, vault: ground.vault, log: logs });
  const first = config.lanes[0]?.id ?? '';
  const door = lanes.doorOf(first)?.door;
  const morning =
    start.demo && door !== undefined
      ? playMorning({ door, now, onFault: (cause) => onFault('demo', cause) })
      : null;
  retirement.stands({
    say: socket.say,
    stopLanes: () => lanes.close(),
    async letGo() {
      joining.stop();
      morning?.stop();
      upkeep.stop();
      ground.vault.close();
      await credentials.close();
      await face.close();
      await store.close();
      logs.close();
    },
  });
  const checks = startChecks({ store, lanes, platform, servesPages, lanesWanted: config.lanes.length });
  void updates.prove({
    ...{ checks, good: () => platform.tellAnew() },
    refused(failed) {
      logs.error('update-refused', { failed: failed.join(' ') });
      needs.restart();
    },
  });
  return {
    kiosk: lanes.kioskUrl(first as LaneId),
    admin: `${base}/admin/`,
    claimCode: claim.code(),
    async close() {
      joining.stop();
      await platform.close();
      morning?.stop();
      upkeep.stop();
      socket.close();
      server.close();
      await lanes.close();
      await credentials.close();
      await face.close();
      await store.close();
      logs.close();
    },
  };
}

type Ground = Awaited<ReturnType<typeof openGround>>;

/** What lanes and admin both stand on: log, store, clock, and a face engine that knows everybody enrolled. */
async function openGround({ start, config, restart }: TerminalNeeds) {
  const logs = openLogs({ level: 'info', now: wall, file: join(start.data, 'terminal.log') });
  const onFault = (what: string, cause: unknown) => logs.error('fault', { what, ...faultDetails(cause) });
  const keySource = fileKeySource(start.keyFile, start.data);
  const store = await openTerminalStore({ folder: start.data, keySource, now });
  const tier = openTier();
  const vault = await openOwnVault({
    ...{ ...tier, steps: store.vault, config: config.keeper, now },
    ...{ dataFolder: start.data, keyFile: start.keyFile },
    onFault: (cause) => onFault('vault', cause),
  });
  const live = openLive((cause) => onFault('live', cause));
  const raise = (kind: 'clock' | 'driver') => raiseAlarm({ alarms: store.alarms, live }, { kind });
  const clock = await openSiteClock({
    settings: store.settings,
    upkeep: store.upkeep,
    wall,
    monotonic: () => performance.now(),
    query: (server) => queryTime(server, wall),
    onDoubt: async () => void (await raise('clock')),
  });
  const face = await openFaceEngine({ profile: config.faceProfile });
  // A dead engine takes the lanes' eyes; a new process is the one way back that is always whole.
  face.onFailure((cause) => {
    onFault('face-engine', cause);
    raise('driver').then(restart, restart);
  });
  await restorePolicy({ settings: store.settings, face });
  await adoptFirstDuty(store.duties, config.site);
  // Locked, it guards by passes and cards: faces come back when the keeper has answered.
  const knowsFaces = await vault.isOpen();
  if (knowsFaces && start.demo) await enrolSamples({ store, face });
  if (knowsFaces) await fillGallery({ references: store.references, face });
  return { logs, onFault, store, vault, tier, knowsFaces, live, clock, face, passwords: openPasswords() };
}

/** Milliseconds for the hunt for keys on each medium. */
const huntTime = 60_000;

function retirementOf(
  { store, onFault }: Ground,
  { start, config, retired }: TerminalNeeds,
  lastSeenAt: Instant,
): Retirement {
  return openRetirement({
    ...{ store, folder: start.data, software: version, now },
    keyFiles: keyFilesBeside(start.keyFile, shareFile(config.keeper, start.keyFile)),
    ...{ eraser: openEraser(), huntTime, leave: retired, newId: passageIds(now, lastSeenAt) },
    samples: () => store.vault.samples(),
    async emptyVault() {
      const { generation } = await store.vault.look();
      await store.vault.destroy();
      return generation;
    },
    onFault: (cause) => onFault('retirement', cause),
  });
}

/** Lanes and pages hear of the vault from now on, and the platform may be its keeper. */
async function watchTier(
  { tier, vault, knowsFaces, store, face, live }: Ground,
  { lanes, credentials, pages, platform }: TierParts,
): Promise<void> {
  const keeper = platformKeeper((said) => platform.ask(said));
  const opened = async (): Promise<void> => {
    await fillGallery({ references: store.references, face });
    await credentials.trust.reload();
    await lanes.reload();
  };
  tier.watch({
    opened,
    changed(isOpen) {
      pages.lock(!isOpen);
      live.publish({ type: 'vault', open: isOpen });
    },
    platform: () => (platform.isBound() ? keeper : null),
  });
  const isOpen = await vault.isOpen();
  pages.lock(!isOpen);
  if (isOpen && !knowsFaces) await opened();
  if (platform.isBound()) void vault.retry();
}

interface TierParts {
  readonly lanes: OpenedLanes;
  readonly credentials: Credentials;
  readonly pages: KioskMessages;
  readonly platform: PlatformLink;
}

async function openLanesOn(
  { store, live, clock, face, onFault }: Ground,
  { config, hardware }: TerminalNeeds,
  parts: Pick<OpenLanesDeps, 'credentials' | 'beside' | 'kioskBase'> & { readonly site: SiteName },
): Promise<OpenedLanes> {
  const capacities = Object.entries(config.areas).map(
    ([area, { capacity }]) => [area as AreaId, capacity] as const,
  );
  const knowledge = openKnowledge({ store, clock, capacities: new Map(capacities) });
  await knowledge.reload();
  return openLanes({
    ...{ config, hardware, store, engine: face, knowledge, live, clock, onFault, ...parts },
    newId: passageIds(now, await store.upkeep.lastSeenAt()),
    site: parts.site.name,
  });
}

/** Where this process listens. */
async function networkInForce({ store }: Ground, { start, config: { tls, wallet } }: TerminalNeeds) {
  const settings = await readNetworkSettings(store.settings);
  // Wallets come by the name that is told them; nobody has to enter it a second time.
  const hostNames = [
    ...settings.hostNames,
    ...(wallet === undefined ? [] : [new URL(wallet.origin).hostname]),
  ];
  return { ...settings, hostNames, port: start.port, tls: tls !== undefined };
}

interface AdminParts {
  readonly lanes: OpenedLanes;
  readonly claim: Claim;
  readonly site: SiteName;
  readonly credentials: Credentials;
  readonly network: NetworkInForce;
  readonly platform: PlatformLink;
}

async function serveAdmin(
  { logs, onFault, store, vault, live, clock, face, passwords }: Ground,
  { start, config, restart }: TerminalNeeds,
  { lanes, claim, site, credentials, network, platform }: AdminParts,
) {
  const app = createApp({
    ...{
      store,
      vault,
      face,
      lanes,
      live,
      clock,
      logs,
      claim,
      passwords,
      network,
      restart,
      site,
      credentials,
      platform,
    },
    process: { version, startedAt: now(), faceFigures: () => lanes.speed() },
    pages: { kiosk: pageFolder('kiosk'), console: pageFolder('console'), pass: pageFolder('pass') },
    samples: openSamples(store.people),
  });
  const { server, port } = await listen({
    ...{ fetch: app.fetch, host: network.listen, port: start.port, tls: config.tls },
    onFault: (cause) => onFault('listen', cause),
  });
  const allowed = ({ headers, method = 'GET' }: IncomingMessage): boolean =>
    namesThisMachine(headers.host ?? '', network.hostNames) &&
    headers.origin !== undefined &&
    isOwnRequest({ method: 'POST', host: headers.host, origin: headers.origin, site: undefined }) &&
    method === 'GET';
  const base = `${network.tls ? 'https' : 'http'}://localhost:${port}`;
  const servesPages = () => servesPage(`${network.tls ? 'https' : 'http'}://127.0.0.1:${port}/kiosk/`);
  return { server, base, allowed, servesPages };
}
