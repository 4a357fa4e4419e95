import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { CertificateProfileName } from '@vedette/contract/platform';
import type { ReactNode } from 'react';
import { useCertificateWords } from './use-certificate-words.ts';

const looks: Readonly<Record<CertificateProfileName, readonly [string, ReactNode]>> = {
  'CE-REMOTE': ['refer', <ExclamationCircleFilled key="sign" aria-hidden />],
  'PURGE-DEVICE': ['granted', <CheckCircleFilled key="sign" aria-hidden />],
  DESTROYED: ['granted', <CheckCircleFilled key="sign" aria-hidden />],
  FAILED: ['denied', <CloseCircleFilled key="sign" aria-hidden />],
};

/** Colour, sign and word together: none of them alone carries the meaning. */
export function ProfileTag({ profile }: { readonly profile: CertificateProfileName }) {
  const words = useCertificateWords();
  const [look, sign] = looks[profile];
  return (
    <span className={`outcome outcome-${look}`}>
      {sign} {words.profile[profile].name}
    </span>
  );
}
