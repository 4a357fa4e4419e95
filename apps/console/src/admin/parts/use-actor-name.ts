import { useText } from '../../i18n/use-text.ts';

/** How the terminal names itself as the one who acted. */
const itself = 'vedette';

/** An operator's name, or words for the terminal itself. */
export function useActorName(): (by: string) => string {
  const t = useText();
  return (by) => (by === itself ? t(($) => $.console.audit.self) : by);
}
