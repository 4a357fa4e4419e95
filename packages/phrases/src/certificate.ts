import type { Language } from './door.ts';
import { certificate as en } from './en/certificate.ts';
import { certificate as zhCN } from './zh-CN/certificate.ts';
import type { Shape } from './zh-CN/index.ts';

export type { Language } from './door.ts';
export type CertificatePhrases = Shape<typeof zhCN>;

/** The texts of certificates, apart from the others so that the page that verifies carries no more. */
export const certificatePhrases: Readonly<Record<Language, CertificatePhrases>> = { 'zh-CN': zhCN, en };
