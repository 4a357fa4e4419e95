/** Whether the hardware can do something. Nothing is guessed from silence. */
export type Support = 'supported' | 'not-supported';
