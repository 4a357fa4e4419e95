import { eventTypes } from '@vedette/contract/platform';
import { useText } from '../../../i18n/use-text.ts';

/** What an event is called; one of a newer platform by its own word. */
export function useEventName(): (event: string) => string {
  const t = useText();
  return (event) => {
    const known = eventTypes.find((type) => type === event);
    return known === undefined ? event : t(($) => $.platform.integrations.channel.event[known]);
  };
}
