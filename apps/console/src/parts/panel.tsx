import { Card } from 'antd';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Panel({ title, extra, className = '', children }: PanelProps) {
  return (
    <Card
      className={`panel ${className}`}
      title={<h2 className="panel-title">{title}</h2>}
      extra={extra}
      styles={{ header: { paddingInline: 16 }, body: { padding: 16 } }}
    >
      {children}
    </Card>
  );
}
