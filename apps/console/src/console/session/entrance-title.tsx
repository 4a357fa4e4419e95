import { Typography } from 'antd';
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface EntranceTitleProps {
  readonly title: string;
  readonly lead: string;
}

/** Heading of a page before the sign-in, and the title of the browser's tab. */
export function EntranceTitle({ title, lead }: EntranceTitleProps) {
  const t = useText();
  useEffect(() => {
    document.title = t(($) => $.console.shell.title, { page: title });
  }, [t, title]);
  return (
    <>
      <Typography.Title level={1}>{title}</Typography.Title>
      <Typography.Paragraph type="secondary">{lead}</Typography.Paragraph>
    </>
  );
}
