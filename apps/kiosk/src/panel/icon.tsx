import type { Tone } from './tone.ts';

const paths: Readonly<Record<Tone, string>> = {
  idle: 'M32 8a14 14 0 1 1 0 28 14 14 0 0 1 0-28zM8 58c2-12 12-18 24-18s22 6 24 18z',
  work: 'M32 10a22 22 0 1 1-15.500 6.500l4 4A16.300 16.300 0 1 0 32 15.700z',
  ask: 'M12 14h40a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4zm10 10a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm-9 20h18c-1-5-4.500-7-9-7s-8 2-9 7zm23-18h14v4H36zm0 9h14v4H36z',
  good: 'M25 45 11 31l5-5 9 9 23-23 5 5z',
  bad: 'm32 27 14-14 5 5-14 14 14 14-5 5-14-14-14 14-5-5 14-14-14-14 5-5z',
  wait: 'M16 8h32v6c0 8-5 13-11 18 6 5 11 10 11 18v6H16v-6c0-8 5-13 11-18-6-5-11-10-11-18z',
};

/** One large sign for what is going on. */
export function ToneIcon({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={`tone-icon ${tone}`} viewBox="0 0 64 64" aria-hidden="true">
      <path d={paths[tone]} fill="currentColor" />
    </svg>
  );
}
