import type { DeviceId, Downlink, UplinkOf } from '@vedette/contract/link';
import type { LinkKeeper } from './ports.ts';

type KeeperQuestion = UplinkOf<'keeper-prepare' | 'keeper-ask' | 'keeper-settled'>;

/** The answer to what a device asks of its keeper. */
export async function askKeeper(
  keeper: LinkKeeper | null,
  device: DeviceId,
  message: KeeperQuestion,
): Promise<Downlink> {
  const { id: re, generation } = message;
  if (keeper === null) return { type: 'refused', re, fault: 'keeper-absent' };
  const found = await answerOf(keeper, device, message);
  if (typeof found === 'string') return { type: 'refused', re, fault: found };
  if (typeof found === 'number') return { type: 'keeper-kept', re, generation, gone: found };
  const type = message.type === 'keeper-ask' ? 'keeper-answer' : 'keeper-point';
  return { type, re, generation, point: Buffer.from(found).toString('base64url') };
}

function answerOf(keeper: LinkKeeper, device: DeviceId, message: KeeperQuestion) {
  switch (message.type) {
    case 'keeper-prepare':
      return keeper.prepare(device, message.generation);
    case 'keeper-ask':
      return keeper.ask(device, message.generation, Buffer.from(message.point, 'base64url'));
    case 'keeper-settled':
      return keeper.settled(device, message);
  }
}
