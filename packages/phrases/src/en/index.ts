import type { Phrases } from '../zh-CN/index.ts';
import { words } from './words.ts';

export const en: Phrases = { words };
