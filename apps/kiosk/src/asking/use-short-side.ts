import { useEffect, useState } from 'react';

const measured = (): number => Math.min(window.innerWidth, window.innerHeight);

/** The shorter side of the page in CSS pixels, as it is now. */
export function useShortSide(): number {
  const [side, setSide] = useState(measured);
  useEffect(() => {
    const measure = () => setSide(measured());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return side;
}
