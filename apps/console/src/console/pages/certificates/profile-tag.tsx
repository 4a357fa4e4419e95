import type { CertificateProfileName } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { useCertificateWords } from './use-certificate-words.ts';

const colours: Readonly<Record<CertificateProfileName, string>> = {
  'CE-REMOTE': 'gold',
  'PURGE-DEVICE': 'green',
  DESTROYED: 'green',
  FAILED: 'red',
};

export function ProfileTag({ profile }: { readonly profile: CertificateProfileName }) {
  const words = useCertificateWords();
  return (
    <Tag color={colours[profile]} variant="outlined">
      {words.profile[profile].name}
    </Tag>
  );
}
