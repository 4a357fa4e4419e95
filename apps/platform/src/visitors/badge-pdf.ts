import { phrases } from '@vedette/phrases';
import { drawCode, fitting, openPdf, pdfBytes } from '../module/pdf.ts';
import { siteTime } from '../module/site-instant.ts';
import type { Badge } from './badge.ts';

/** Points of a millimetre. */
const mm = 72 / 25.4;
const card = { width: 86 * mm, height: 54 * mm, margin: 4 * mm } as const;
const codeSize = 26 * mm;
const leastSize = 6;

/** The badge as a PDF of one card, 86 × 54 mm, for printers that a browser does not drive. */
export function badgePdf(badge: Badge): Promise<Uint8Array> {
  const words = phrases[badge.language].peopleTables.badge;
  const size: [number, number] = [card.width, card.height];
  // No name in what a printer's queue shows.
  const pdf = openPdf({ size, margin: card.margin, info: { Title: words.title }, lang: badge.language });
  const width = card.width - 2 * card.margin - codeSize - 2 * mm;
  const line = (text: string, points: number, weight: 'plain' | 'bold' = 'plain'): void => {
    const fits = fitting(pdf.font(weight), text, points, width, leastSize);
    // A line and a bit: whatever somebody is called, the badge stays one card.
    const held = { width, height: fits * 1.45, ellipsis: true, lineBreak: true } as const;
    pdf.fontSize(fits).text(text, card.margin, pdf.y, held);
  };
  line(`${words.title} · ${badge.site}`, 11, 'bold');
  line(badge.name, 20, 'bold');
  if (badge.unit !== null) line(badge.unit, 9);
  if (badge.host !== null) line(`${words.host} ${badge.host}`, 9);
  line(`${words.until} ${siteTime(badge.until, badge.timeZone)}`, 9);
  if (badge.isEscorted) line(words.escort, 9, 'bold');
  line(badge.number, 9);
  const left = card.width - card.margin - codeSize;
  drawCode(pdf, badge.page, { left, top: card.margin, size: codeSize });
  const under = { width: codeSize, height: 2 * leastSize * 1.45, ellipsis: true, align: 'center' } as const;
  pdf
    .font('plain')
    .fontSize(leastSize)
    .text(words.own, left, card.margin + codeSize, under);
  return pdfBytes(pdf);
}
