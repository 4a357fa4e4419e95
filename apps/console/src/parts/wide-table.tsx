import { Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';

interface WideTableProps<T> extends TableProps<T> {
  /** What is in it: said when the focus comes to it. */
  readonly name: string;
}

/**
 * A table that is scrolled sideways where it is wider than its place, by keyboard too. A part that scrolls and holds
 * nothing to tab to has to take the focus itself; antd gives no way in but the element.
 */
export function WideTable<T extends object>({ name, ...props }: WideTableProps<T>) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inner = around.current?.querySelector<HTMLElement>('.ant-table-content');
    if (inner === null || inner === undefined) return;
    const watch = new ResizeObserver(() => beReachable(inner, name));
    for (const element of [inner, ...inner.children]) watch.observe(element);
    return () => watch.disconnect();
  }, [name]);
  return (
    <div ref={around}>
      <Table<T> scroll={{ x: 'max-content' }} {...props} />
    </div>
  );
}

function beReachable(element: HTMLElement, name: string): void {
  const isWide = element.scrollWidth > element.clientWidth;
  const said = { tabindex: '0', role: 'region', 'aria-label': name };
  for (const [attribute, value] of Object.entries(said)) {
    if (isWide) element.setAttribute(attribute, value);
    else element.removeAttribute(attribute);
  }
}
