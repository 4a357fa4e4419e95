import type { Thing, Way } from './asking.ts';

export type Sign = Way | Exclude<Thing, 'identification'>;

/** Strokes on a field of 64 by 64; what is held out, and towards what. */
const strokes: Readonly<Record<Sign, string>> = {
  face: 'M8 20V8h12M44 8h12v12M56 44v12H44M20 56H8V44M32 16c9 0 14 6 14 15s-6 18-14 18-14-9-14-18 5-15 14-15zM26 30v2M38 30v2M27 40c3 3 7 3 10 0',
  pass: 'M22 4h26a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM25 17h8v8h-8zM38 17h7v8h-7zM25 31h8v8h-8zM39 31v1M45 38v1M39 39v1M45 31v1M32 52h6M10 22v20M4 27v10',
  'health-code':
    'M20 4h24a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM32 40c-7-5-10-9-10-13 0-6 8-7 10-2 2-5 10-4 10 2 0 4-3 8-10 13zM29 52h6',
  'id-document':
    'M8 10h48a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V14a4 4 0 0 1 4-4zM18 18a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM10 38c1-5 4-7 8-7s7 2 8 7M35 20h17M35 28h17M35 36h11M12 54h40',
  card: 'M6 14h34a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4zM9 24h8v7H9zM9 41h20M51 24c4 5 4 11 0 16M57 19c6 8 6 18 0 26',
  'presentation-attack':
    'M6 32c8-12 16-17 26-17s18 5 26 17c-8 12-16 17-26 17S14 44 6 32zM32 24a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
  mask: 'M14 24c8-5 12-7 18-7s10 2 18 7v12c-3 9-10 14-18 14s-15-5-18-14zM14 26c-6-2-9 0-9 5s4 8 9 8M50 26c6-2 9 0 9 5s-4 8-9 8M22 30h20M23 38h18',
  'screening-temperature': 'M26 36V12a6 6 0 0 1 12 0v24a11 11 0 1 1-12 0zM32 20v26M46 12h8M46 20h6M46 28h8',
  'health-status':
    'M20 4h24a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM32 40c-7-5-10-9-10-13 0-6 8-7 10-2 2-5 10-4 10 2 0 4-3 8-10 13zM29 52h6',
  test: 'M24 6h16M27 6v18L14 50a6 6 0 0 0 5 8h26a6 6 0 0 0 5-8L37 24V6M20 42h24M31 50v1M38 48v1',
  vaccination: 'M44 6l14 14M51 13L39 25M26 18l20 20M42 34L24 52H12V40l18-18M12 52L4 60M24 28l5 5M18 34l5 5',
  itinerary:
    'M16 6a9 9 0 0 1 9 9c0 7-9 16-9 16S7 22 7 15a9 9 0 0 1 9-9zM16 14v1M48 28a9 9 0 0 1 9 9c0 7-9 16-9 16s-9-9-9-16a9 9 0 0 1 9-9zM48 36v1M16 38v10c0 7 12 9 20 9',
  'subject-match':
    'M4 10h24v34H4zM16 17a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM9 37c1-5 3-7 7-7s6 2 7 7M48 10c7 0 11 5 11 12s-5 14-11 14-11-7-11-14 4-12 11-12zM44 22v1M52 22v1M18 54h28M40 49l6 5-6 5M24 49l-6 5 6 5',
};

/** What to show, as a picture; the words stand beside it. */
export function Pictogram({ sign }: { readonly sign: Sign }) {
  return (
    <svg className="pictogram" viewBox="0 0 64 64" aria-hidden="true">
      <path
        d={strokes[sign]}
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
