/** `on`: fire; `cleared`: the input is quiet, the lanes stay open until reset; `off`: normal. */
export type FireState = 'off' | 'on' | 'cleared';

/** The bond between fire inputs and lanes. It needs no server, no network, no store and no duty. */
export interface FireRelease {
  state(): FireState;
  /** Holds the lanes again. @throws VedetteError `conflict` while any fire input is active */
  reset(): Promise<void>;
  /** Unbinds; lanes that are open for fire stay open. */
  close(): void;
}
