import { phrases } from '@vedette/phrases';
import { siteTime } from '../module/site-instant.ts';
import { codeRows } from './code-rows.ts';

export interface Badge {
  readonly language: 'zh-CN' | 'en';
  readonly site: string;
  readonly timeZone: string;
  readonly name: string;
  readonly unit: string | null;
  readonly host: string | null;
  readonly until: number;
  readonly number: string;
  readonly isEscorted: boolean;
  /** Address of the visitor’s own page, with its secret. */
  readonly page: string;
}

/** A badge of 86 × 54 mm as one HTML page, to be printed by a browser. It loads nothing and runs nothing. */
export function badgePage(badge: Badge): string {
  const words = phrases[badge.language].peopleTables.badge;
  const line = (label: string, value: string): string => `<p><b>${escaped(label)}</b> ${escaped(value)}</p>`;
  return `<!doctype html>
<html lang="${badge.language}"><head><meta charset="utf-8"><title>${escaped(words.title)}</title><style>
@page{size:86mm 54mm;margin:0}body{margin:0;font:3mm/1.4 sans-serif}
main{box-sizing:border-box;width:86mm;height:54mm;padding:4mm;display:grid;grid-template-columns:1fr 26mm;gap:3mm}
h1{font-size:7mm;line-height:1.1;margin:0;overflow-wrap:anywhere}h2{font-size:4mm;margin:0}p{margin:.5mm 0}
svg{width:26mm;height:26mm}small{font-size:2.2mm;display:block}
</style></head><body><main><section><h2>${escaped(words.title)} · ${escaped(badge.site)}</h2>
<h1>${escaped(badge.name)}</h1>${badge.unit === null ? '' : `<p>${escaped(badge.unit)}</p>`}
${badge.host === null ? '' : line(words.host, badge.host)}${line(words.until, siteTime(badge.until, badge.timeZone))}
${badge.isEscorted ? `<p><b>${escaped(words.escort)}</b></p>` : ''}<p>${escaped(badge.number)}</p></section>
<section>${codePicture(badge.page)}<small>${escaped(words.own)}</small></section></main></body></html>`;
}

function codePicture(text: string): string {
  const rows = codeRows(text);
  const size = rows.length + 8;
  const squares = rows.flatMap((row, y) =>
    [...row].flatMap((dark, x) => (dark === '1' ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg>`;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
