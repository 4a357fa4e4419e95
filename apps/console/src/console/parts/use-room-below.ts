import { type RefObject, useEffect, useRef, useState } from 'react';

/** Of the head of a table and the line below it. */
const others = 130;
const least = 280;

/** The height from a place to the end of the window. */
export function useRoomBelow(): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(least);
  useEffect(() => {
    const measure = (): void => {
      const top = (place.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setRoom(Math.max(window.innerHeight - top - others, least));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return [place, room];
}
