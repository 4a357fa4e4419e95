import { type CertificatePhrases, certificatePhrases } from '@vedette/phrases/certificate';
import { useTranslation } from 'react-i18next';

/** The words of certificates, as they also stand on the paper. */
export function useCertificateWords(): CertificatePhrases {
  const { i18n } = useTranslation();
  return certificatePhrases[i18n.language === 'en' ? 'en' : 'zh-CN'];
}
