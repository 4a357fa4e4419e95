import { canonicalCard, chooseCard, parseCardNumber, readCard } from '@vedette/credential';
import { type LaneId, type PersonId, VedetteError } from '@vedette/domain';
import type { EnrolledCard } from '@vedette/store';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

type Cards = Pick<Handlers<'passes'>, 'cards' | 'addCard' | 'removeCard'>;

const view = ({ id, label, addedAt }: EnrolledCard) => ({ id, label, addedAt });

/** Cards of people. A number is hashed as it comes in, and is nowhere afterwards. */
export function cardHandlers({ store, lanes, credentials }: AppDeps): Cards {
  const { identities, people, audit } = store;

  /** @throws VedetteError input-invalid for a number that is none, or a card that the site does not take */
  function typed(number: string): string {
    const card = parseCardNumber(number, credentials.trust.cards());
    if (!card.ok) throw new VedetteError('input-invalid', 'caller', { at: `number: ${card.fault}` });
    return credentials.hashNumber(canonicalCard(card.number));
  }
  async function shown(lane: LaneId): Promise<string> {
    const presentation = await lanes.nextCard(lane);
    if (presentation === null) throw new VedetteError('not-found', 'caller', { at: 'card' });
    const read = readCard(presentation);
    const card = read.ok ? chooseCard(credentials.trust.cards(), read.value.readings) : null;
    if (card === null) throw new VedetteError('input-invalid', 'caller', { at: 'card' });
    return credentials.hashNumber(canonicalCard(card));
  }
  return {
    cards: async (c) => (await identities.cards(c.req.valid('param').id as PersonId)).map(view),
    addCard: async (c) => {
      const person = c.req.valid('param').id as PersonId;
      if ((await people.get(person)) === null)
        throw new VedetteError('not-found', 'caller', { at: 'person' });
      const given = c.req.valid('json');
      const numberHash = 'lane' in given ? await shown(given.lane as LaneId) : typed(given.number);
      const card = await identities.addCard({ person, numberHash, label: given.label });
      await note(c, audit, 'card-added', person);
      return view(card);
    },
    removeCard: async (c) => {
      const { id, card } = c.req.valid('param');
      const removed = await identities.removeCard(id as PersonId, card);
      if (!removed) throw new VedetteError('not-found', 'caller', { at: 'card' });
      await note(c, audit, 'card-removed', id);
    },
  };
}
