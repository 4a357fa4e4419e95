import { type Language, phrases } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';

interface Props {
  readonly until: number;
  readonly site: string;
  readonly language: Language;
}

/** Shows for some seconds which of many terminals this one is. */
export function IdentifyOverlay({ until, site, language }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const left = until - Date.now();
    setShown(left > 0);
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setShown(false), left);
    return () => clearTimeout(timer);
  }, [until]);
  if (!isShown) return null;
  return (
    <div className="identify" role="alert">
      <strong>{phrases[language].kiosk.joining.here}</strong>
      <span>{site}</span>
    </div>
  );
}
