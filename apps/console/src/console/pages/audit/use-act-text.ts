import { platformPhrases } from '@vedette/phrases/platform';
import { useText } from '../../../i18n/use-text.ts';

const known = platformPhrases.en.audit.acts;
export const knownActs = Object.keys(known) as (keyof typeof known)[];
const isKnown = (action: string): action is keyof typeof known => Object.hasOwn(known, action);

/** Words for an act; one this page does not know is shown by its code. */
export function useActText(): (action: string) => string {
  const t = useText();
  return (action) => (isKnown(action) ? t(($) => $.platform.audit.acts[action]) : action);
}

const actors = ['visitor', 'host', 'listed-person', 'time'] as const;

/** Words for whoever acted: the name of an account as long as it is there. */
export function useActorText(): (actor: string, name: string | null) => string {
  const t = useText();
  return (actor, name) => {
    const special = actors.find((each) => each === actor);
    if (special !== undefined) return t(($) => $.platform.audit.actor[special]);
    return name ?? t(($) => $.platform.audit.actor.unknown, { id: actor.slice(0, 8) });
  };
}
