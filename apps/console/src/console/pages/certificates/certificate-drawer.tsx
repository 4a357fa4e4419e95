import { DownloadOutlined } from '@ant-design/icons';
import { certificateRoutes, type SignedCertificateView } from '@vedette/contract/platform';
import { describeCertificate, type Row, readCertificate } from '@vedette/vault/certificate';
import { Alert, Button, Drawer, Typography } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { ProfileTag } from './profile-tag.tsx';
import { useCertificateWords } from './use-certificate-words.ts';

const files = [
  ['bundle', certificateRoutes.bundle, 'json'],
  ['pdf', certificateRoutes.pdf, 'pdf'],
  ['proof', certificateRoutes.proof, 'tlog-proof'],
] as const;

function Downloads({ id }: { readonly id: string }) {
  const t = useText();
  const { download, isBusy } = useDownload();
  return (
    <div className="row">
      {files.map(([name, route, extension]) => (
        <Button
          key={name}
          icon={<DownloadOutlined aria-hidden />}
          loading={isBusy}
          onClick={() => void download(route, { params: { id } }, `certificate-${id.slice(0, 8)}`, extension)}
        >
          {t(($) => $.platform.certificates.file[name])}
        </Button>
      ))}
    </div>
  );
}

/** Lines of a section. A label may stand there several times: a medium knows more than one method. */
function Lines({ rows }: { readonly rows: readonly Row[] }) {
  const facts = rows.filter(({ label }) => label !== null);
  const sentences = rows.filter(({ label }) => label === null);
  return (
    <>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd className="breakable">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {sentences.length > 0 && (
        <ul>
          {sentences.map(({ value }) => (
            <li key={value}>{value}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Everything that was signed, section by section. */
function Content({ certificate }: { readonly certificate: SignedCertificateView }) {
  const t = useText();
  const words = useCertificateWords();
  const content = readCertificate(certificate.jws);
  if (content === null) return <Alert type="error" title={t(($) => $.platform.certificates.unreadable)} />;
  return describeCertificate(content, words).map(({ title, rows }) => (
    // Two media have one title: their first line tells them apart.
    <section key={`${title} ${rows[0]?.value}`} className="stack">
      <h2 className="section">{title}</h2>
      <Lines rows={rows} />
    </section>
  ));
}

/** One certificate: what it shows, what it does not, and the files that show it to others. */
export function CertificateDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const words = useCertificateWords();
  const one = useAnswer(certificateRoutes.get, { params: { id } });
  return (
    <Drawer
      open
      size="large"
      title={one.data === undefined ? ' ' : <ProfileTag profile={one.data.profile} />}
      onClose={onClose}
    >
      <Answered query={one}>
        {(certificate) => (
          <div className="stack">
            <Alert
              type={certificate.profile === 'FAILED' ? 'error' : 'info'}
              title={words.profile[certificate.profile].proves}
              description={words.profile[certificate.profile].doesNot}
            />
            <Downloads id={id} />
            <p className="quiet">{t(($) => $.platform.certificates.howToVerify)}</p>
            <Typography.Text copyable className="mono breakable">
              {certificate.digest}
            </Typography.Text>
            <Content certificate={certificate} />
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
