/** What the person is asked to do; the caller picks one at random. */
export const challenges = ['blink', 'turn-left', 'turn-right'] as const;
/** Left and right are the person's own. */
export type Challenge = (typeof challenges)[number];
