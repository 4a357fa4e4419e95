import { Tag } from 'antd';
import { useReasonText } from './use-reason-text.ts';

/** Reasons in words, side by side. */
export function ReasonList({ codes }: { readonly codes: readonly string[] }) {
  const text = useReasonText();
  if (codes.length === 0) return <span className="quiet">—</span>;
  return (
    <span className="row reason-list">
      {codes.map((code) => (
        <Tag key={code}>{text(code)}</Tag>
      ))}
    </span>
  );
}
