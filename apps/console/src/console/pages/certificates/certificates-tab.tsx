import { type CertificateView, certificateProfiles, certificateRoutes } from '@vedette/contract/platform';
import { Button, Select, type TableColumnsType } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { ProfileTag } from './profile-tag.tsx';
import { useCertificateWords } from './use-certificate-words.ts';

function useColumns(): TableColumnsType<CertificateView> {
  const t = useText();
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const [, change] = usePageSearch('certificates');
  return [
    {
      title: t(($) => $.platform.shell.device),
      className: 'mono',
      render: (_, { id, device }) => (
        <Button type="link" className="mono" onClick={() => change({ certificate: id }, { isStep: true })}>
          {device}
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.certificates.column.profile),
      render: (_, { profile }) => <ProfileTag profile={profile} />,
    },
    {
      title: t(($) => $.platform.shell.site),
      render: (_, { site }) => (site === null ? '—' : nameOf(site)),
    },
    {
      title: t(($) => $.platform.certificates.column.issuedAt),
      className: 'number',
      render: (_, { issuedAt }) => format.dateTime(issuedAt),
    },
    {
      title: t(($) => $.platform.certificates.column.index),
      className: 'number',
      render: (_, { index }) => format.number(index),
    },
  ];
}

/** Certificates of the devices in reach, newest first. */
export function CertificatesTab() {
  const t = useText();
  const { call } = useApi();
  const words = useCertificateWords();
  const [{ profile, device }, change] = usePageSearch('certificates');
  const query = { profile, device };
  const { pages, items } = usePages([certificateRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(certificateRoutes.list, { query: { ...query, ...cursor, limit: 50 } }, signal),
  );
  const label = t(($) => $.platform.certificates.column.profile);
  return (
    <>
      <search className="filters">
        <Select
          allowClear
          className="filter"
          aria-label={label}
          placeholder={label}
          {...(profile === undefined ? {} : { value: profile })}
          options={certificateProfiles.map((value) => ({ value, label: words.profile[value].name }))}
          onChange={(value: CertificateView['profile'] | undefined) => change({ profile: value })}
        />
        {device !== undefined && (
          <Button onClick={() => change({ device: undefined })}>
            {t(($) => $.platform.certificates.allDevices)}
          </Button>
        )}
      </search>
      <PagedTable
        pages={pages}
        items={items}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.certificates.empty)} />}
      />
    </>
  );
}
