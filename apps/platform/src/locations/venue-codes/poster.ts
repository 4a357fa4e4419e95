import { phrases } from '@vedette/phrases';
import type { VenueCode } from '@vedette/store/platform';
import { drawCode, fitting, openPdf, pdfBytes } from '../../module/pdf.ts';

/** In points, on A4. */
const page = { width: 595, height: 842, margin: 48 } as const;
const codeSize = 380;
const leastSize = 10;

/** A poster of one page; what is written on it carries its own glyphs. */
export function posterPdf(code: VenueCode, language: 'zh-CN' | 'en'): Promise<Uint8Array> {
  const words = phrases[language].venuePoster;
  const info = { Title: `${words.title} ${code.placeName}`, CreationDate: new Date(code.createdAt) };
  const pdf = openPdf({ size: 'A4', margin: page.margin, info, lang: language });
  const width = page.width - 2 * page.margin;
  const line = (text: string, size: number, weight: 'plain' | 'bold'): void => {
    const fits = fitting(pdf.font(weight), text, size, width, leastSize);
    // Two lines at most: whatever a place is called, the poster stays one page.
    const centred = { width, align: 'center', height: fits * 2.8, ellipsis: true } as const;
    pdf.fontSize(fits).text(text, page.margin, pdf.y, centred);
  };
  line(words.title, 40, 'bold');
  line(code.placeAbove.join(' · '), 16, 'plain');
  line(code.placeName, 34, 'bold');
  line(code.label ?? ' ', 22, 'plain');
  drawCode(pdf, code.text, { left: (page.width - codeSize) / 2, top: pdf.y + 12, size: codeSize });
  pdf.y += codeSize + 28;
  line(words.scan, 20, 'plain');
  line(`${words.number} ${code.id}`, 10, 'plain');
  return pdfBytes(pdf);
}
