import type { Downlink, LinkFault } from '@vedette/contract/link';
import { VedetteError } from '@vedette/domain';
import type { Said } from '@vedette/link/device';
import type { Keeper } from '@vedette/vault';

/** Says something over the line that stands; null when there is none, or it is over before the answer. */
export type AskPlatform = (said: Said) => Promise<Downlink | null>;

/** What no other day cures. */
const final: ReadonlySet<LinkFault> = new Set<LinkFault>([
  'share-unknown',
  'share-destroyed',
  'generation-past',
  'point-wrong',
]);

/** The platform as keeper of the other half of this terminal's root. It answers while there is a line to it. */
export function platformKeeper(ask: AskPlatform): Keeper {
  const answered = async <T extends Downlink['type']>(
    said: Said,
    type: T,
  ): Promise<Extract<Downlink, { type: T }>> => {
    const answer = await ask(said);
    if (answer !== null && isOf(answer, type)) return answer;
    if (answer?.type !== 'refused') throw new VedetteError('keeper-unreachable', 'world', { at: 'platform' });
    const code = final.has(answer.fault) ? 'keeper-refused' : 'keeper-unreachable';
    throw new VedetteError(code, 'world', { at: answer.fault });
  };
  return {
    kind: 'platform',
    forgetting: 'for-good',
    unattended: true,
    async prepare(generation) {
      const { point } = await answered({ type: 'keeper-prepare', generation }, 'keeper-point');
      return bytesOf(point);
    },
    async answer(generation, asked) {
      const point = Buffer.from(asked).toString('base64url');
      return bytesOf((await answered({ type: 'keeper-ask', generation, point }, 'keeper-answer')).point);
    },
    async settled(settlement) {
      return (await answered({ type: 'keeper-settled', ...settlement }, 'keeper-kept')).gone;
    },
    // Whoever leaves a platform tells it so by leaving: it destroys what it holds of a device that is retired.
    dismiss: async () => {},
  };
}

function isOf<T extends Downlink['type']>(
  answer: Downlink,
  type: T,
): answer is Extract<Downlink, { type: T }> {
  return answer.type === type;
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
