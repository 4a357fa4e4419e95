import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';

interface PageProps {
  readonly title: string;
  /** What this page is for, in a few sentences. */
  readonly help: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of one page: heading, help, actions, and the title of the browser's tab. */
export function Page({ title, help, actions, children }: PageProps) {
  const t = useText();
  const tab = t(($) => $.console.shell.title, { page: title });
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  return (
    <>
      <div className="page-head">
        <Typography.Title level={1}>{title}</Typography.Title>
        <Popover content={<div className="help-text">{help}</div>} trigger="click" placement="bottomLeft">
          <Button
            type="text"
            shape="circle"
            icon={<QuestionCircleOutlined aria-hidden />}
            aria-label={t(($) => $.console.shell.help)}
          />
        </Popover>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}
