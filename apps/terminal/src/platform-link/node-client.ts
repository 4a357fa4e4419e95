import type { LinkProblemWord } from '@vedette/contract';
import {
  type LinkClient as DeviceClient,
  type JoinTrouble,
  joinByCode,
  joinByVoucher,
  type LinkTrouble,
  nodeNet,
  type OwnClock,
  openLinkClient,
  systemClock,
} from '@vedette/link/device';
import type { ConnectRequest, EnrolRequest, LinkClient, RunningLink } from './link-client.ts';

const ownClock: OwnClock = { quality: () => 'unsynced' };

/** The device's end over this machine's network. @param ca PEM, instead of the authorities that Node knows */
export function nodeClient(onFault: (cause: unknown) => void, ca: string | null = null): LinkClient {
  const net = nodeNet(ca === null ? {} : { ca });
  const world = { net, clock: systemClock, random: Math.random };
  return {
    async enrol({ origin, key, software, voucher, shown, troubled, signal }: EnrolRequest) {
      const deps = { ...world, key, ownClock };
      const said = {
        ...{ origin, software, model: 'vedette', serial: null, signal },
        troubled: (trouble: JoinTrouble | null) => troubled(problemOf(trouble)),
      };
      const joined = await (voucher === null
        ? joinByCode(deps, {
            ...said,
            show: shown,
          })
        : joinByVoucher(deps, { ...said, voucher }));
      const { site, siteName, timeZone, platformKeys: keys } = joined;
      return { site, siteName, timeZone, keys };
    },
    connect: (request) =>
      run(request, () => openLinkClient({ ...depsOf(request), ...world, troubled: onFault })),
  };
}

function depsOf({ bond, key, ports }: ConnectRequest) {
  const { outbox, captures, config, sync: syncSet, self, wraps, clock: ownClock } = ports;
  const { memory: commands, runner } = ports.commands;
  return { bond, key, outbox, captures, config, syncSet, self, wraps, ownClock, commands, runner };
}

function run({ stateChanged }: ConnectRequest, open: () => DeviceClient): RunningLink {
  let client = open();
  const watch = () =>
    client.onState((state) => stateChanged(state.phase === 'connected', problemOf(state.trouble)));
  let end = watch();
  const close = async (): Promise<void> => {
    end();
    await client.close();
  };
  return {
    retry() {
      if (client.state().phase !== 'waiting') return;
      const closed = close();
      client = open();
      end = watch();
      void closed;
    },
    reborn: () => client.factsChanged(),
    syncAnew: () => client.syncAnew(),
    ask: (said) => client.ask(said),
    close,
  };
}

const words: { readonly [fault in string]?: LinkProblemWord } = {
  ...{ unreachable: 'unreachable', broken: 'unreachable', silent: 'unreachable', goodbye: 'unreachable' },
  unsigned: 'not-the-platform',
  'certificate-missing': 'refused',
  'signature-wrong': 'not-the-platform',
  'device-unknown': 'device-unknown',
  'device-not-claimed': 'claim-lapsed',
  'claim-lapsed': 'claim-lapsed',
  'device-retired': 'device-retired',
  'voucher-refused': 'voucher-refused',
  'clock-off': 'clock-off',
  'version-too-old': 'version-too-old',
  'version-too-new': 'version-too-new',
  'slow-down': 'busy',
  unavailable: 'busy',
};

export function problemOf(trouble: LinkTrouble | string | null): LinkProblemWord | null {
  return trouble === null ? null : (words[trouble] ?? 'refused');
}
