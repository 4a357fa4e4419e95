/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/** Anything that tells its listeners, at once and in order, what happened. */
export interface Subscribable<Event> {
  /** The listener is called synchronously; what it throws never stops the driver or the next listener. */
  subscribe(listener: (event: Event) => void): Unsubscribe;
}
