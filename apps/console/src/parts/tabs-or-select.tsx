import { Grid, Select, Tabs } from 'antd';
import type { ReactNode } from 'react';

interface TabsOrSelectProps<K extends string> {
  /** What is chosen among. */
  readonly label: string;
  readonly items: readonly { readonly key: K; readonly label: string; readonly children: ReactNode }[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}

/**
 * Tabs; on a narrow screen a select: what antd does with tabs that have no room is a button among the tabs, which
 * those who listen to a page do not expect there.
 */
export function TabsOrSelect<K extends string>({ label, items, value, onChange }: TabsOrSelectProps<K>) {
  const { md = true } = Grid.useBreakpoint();
  const pick = (key: string): void => {
    const found = items.find((item) => item.key === key);
    if (found !== undefined) onChange(found.key);
  };
  if (md) return <Tabs items={[...items]} activeKey={value} destroyOnHidden onChange={pick} />;
  return (
    <div className="stack">
      <Select
        aria-label={label}
        className="wide-control"
        value={value}
        options={items.map((item) => ({ value: item.key, label: item.label }))}
        onChange={pick}
      />
      {items.find(({ key }) => key === value)?.children}
    </div>
  );
}
