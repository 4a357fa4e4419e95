import { useText } from '../../i18n/use-text.ts';
import { PlaceSelect } from '../parts/place-select.tsx';
import { useMay } from '../session/session-context.ts';
import { useScope, useSetScope } from './use-scope.ts';

/** Which place is in view on every page; it stands in the address, so that a link shows another the same. */
export function ScopePicker() {
  const t = useText();
  const { place } = useScope();
  const setScope = useSetScope();
  const maySee = useMay('locations-see');
  if (!maySee) return null;
  return (
    <PlaceSelect
      className="scope"
      label={t(($) => $.platform.shell.scope.label)}
      placeholder={t(($) => $.platform.shell.scope.all)}
      value={place}
      onChange={setScope}
    />
  );
}
