import type { DutyNotice } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { periodText } from '../parts/period.ts';

interface Props {
  readonly notice: DutyNotice | null;
  readonly language: Language;
  onClose(): void;
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="notice-row">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Kept({ notice, language }: { readonly notice: DutyNotice; readonly language: Language }) {
  const { fields, kiosk } = phrases[language];
  if (notice.kept.length === 0) return <p className="notice-none">{kiosk.notice.keptNothing}</p>;
  return (
    <ul className="notice-kept">
      {notice.kept.map((kept) => (
        <li key={kept.field}>
          <strong>{fields[kept.field]}</strong>
          <span>{kept.why}</span>
          <span>
            {kiosk.notice.period} {periodText(kept.maxKeep, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NoticeBody({ notice, language }: { readonly notice: DutyNotice; readonly language: Language }) {
  const { basis, checks, methods, purposes, kiosk } = phrases[language];
  const words = kiosk.notice;
  return (
    <>
      <h2>{notice.title[language]}</h2>
      <dl>
        <Row name={words.who} value={notice.processor.name} />
        <Row name={words.contact} value={notice.processor.contact} />
        <Row name={words.purpose} value={purposes[notice.purpose] ?? notice.purpose} />
        <Row name={words.basis} value={basis[notice.basis] ?? notice.basis} />
        {notice.endsWith !== null && <Row name={words.endsWith} value={notice.endsWith} />}
        <Row
          name={words.checked}
          value={notice.checks
            .map((check) => (checks as Readonly<Record<string, string>>)[check] ?? check)
            .join(', ')}
        />
        <Row name={words.waysIn} value={notice.waysIn.map((way) => methods[way]).join(' / ')} />
      </dl>
      <h3>{words.kept}</h3>
      <Kept notice={notice} language={language} />
      {notice.deviceOnly.length > 0 && <p>{words.deviceOnly}</p>}
      <p>{words.withoutFace}</p>
    </>
  );
}

/** Who, why, what, how long, and how to get in without a face. Tab stays inside; the focus goes back where it was. */
export function NoticeSheet({ notice, language, onClose }: Props) {
  const words = phrases[language].kiosk.notice;
  const body = useRef<HTMLDivElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (close.current !== null) close.current.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Tab') return;
    event.preventDefault();
    const next = document.activeElement === close.current ? body.current : close.current;
    if (next !== null) next.focus();
  };
  return (
    <div className="sheet" role="dialog" aria-modal="true" aria-label={words.title} onKeyDown={onKey}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keyboard */}
      <div className="sheet-body" ref={body} tabIndex={0}>
        <h1>{words.title}</h1>
        {notice === null ? <p>{words.noDuty}</p> : <NoticeBody notice={notice} language={language} />}
      </div>
      <button type="button" className="button primary" ref={close} onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
