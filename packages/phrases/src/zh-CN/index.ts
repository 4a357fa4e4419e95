import { words } from './words.ts';

export const zhCN = { words };

/** The shape of the phrases, every leaf a string. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
export type Phrases = Shape<typeof zhCN>;
