export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Whether delivered means "the platform has it" or, on a site without one, "its minKeep is over". */
export type Delivery = 'platform' | 'none';

/** Settings by key, `kebab.case`; whoever reads one parses it. */
export interface SettingStore {
  get(key: string): Promise<Json | undefined>;
  set(key: string, value: Json): Promise<void>;
  remove(key: string): Promise<boolean>;
  all(): Promise<ReadonlyMap<string, Json>>;
}
