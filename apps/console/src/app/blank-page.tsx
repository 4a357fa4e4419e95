import { Result } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';

interface BlankPageProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly action: string;
  /** The way on. */
  readonly children: ReactNode;
}

/** Instead of a page that is not there, or not for this reader. */
export function BlankPage({ icon, title, action, children }: BlankPageProps) {
  const t = useText();
  useEffect(() => {
    document.title = t(($) => $.console.shell.title, { page: title });
  }, [t, title]);
  return (
    <Result
      icon={icon}
      title={<h1 className="result-title">{title}</h1>}
      subTitle={action}
      extra={children}
    />
  );
}
