import { asDatabaseFault } from './database-fault.ts';

/** A read: what goes wrong comes in the house's words. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDatabaseFault(error);
  }
}
