import { createRequire } from 'node:module';
import { join } from 'node:path';
import { phrases } from '@vedette/phrases';
import type { VenueCode } from '@vedette/store/platform';
import PDFDocument from 'pdfkit';
import { codeRows } from '../../visitors/code-rows.ts';

type Document = InstanceType<typeof PDFDocument>;

const require = createRequire(import.meta.url);
/** Beside the package's own program: its folders are not exported. */
const font = (weight: 'Regular' | 'Bold'): string =>
  join(require.resolve('@embedpdf/fonts-sc'), `../../fonts/NotoSansHans-${weight}.otf`);

/** In points, on A4. */
const page = { width: 595, height: 842, margin: 48 } as const;
const codeSize = 380;
/** Light modules around a code, as ISO/IEC 18004 demands. */
const quiet = 4;

/** A poster of one page; what is written on it carries its own glyphs. */
export function posterPdf(code: VenueCode, language: 'zh-CN' | 'en'): Promise<Uint8Array> {
  const words = phrases[language].venuePoster;
  const info = { Title: `${words.title} ${code.placeName}`, CreationDate: new Date(code.createdAt) };
  const pdf = new PDFDocument({ size: 'A4', margin: page.margin, info, lang: language });
  pdf.registerFont('plain', font('Regular')).registerFont('bold', font('Bold'));
  const width = page.width - 2 * page.margin;
  const line = (text: string, size: number, weight: 'plain' | 'bold'): void => {
    const fits = fitting(pdf.font(weight), text, size, width);
    // Two lines at most: whatever a place is called, the poster stays one page.
    const centred = { width, align: 'center', height: fits * 2.8, ellipsis: true } as const;
    pdf.fontSize(fits).text(text, page.margin, pdf.y, centred);
  };
  line(words.title, 40, 'bold');
  line(code.placeAbove.join(' · '), 16, 'plain');
  line(code.placeName, 34, 'bold');
  line(code.label ?? ' ', 22, 'plain');
  drawCode(pdf, code.text, (page.width - codeSize) / 2, pdf.y + 12);
  pdf.y += codeSize + 28;
  line(words.scan, 20, 'plain');
  line(`${words.number} ${code.id}`, 10, 'plain');
  return bytesOf(pdf);
}

/** Smaller until it fits on one line, and never too small to read. */
function fitting(pdf: Document, text: string, size: number, width: number): number {
  const wide = pdf.fontSize(size).widthOfString(text);
  return Math.max(10, Math.min(size, Math.floor((size * width) / Math.max(1, wide))));
}

function drawCode(pdf: Document, text: string, left: number, top: number): void {
  const rows = codeRows(text);
  const unit = codeSize / (rows.length + 2 * quiet);
  rows.forEach((row, y) => {
    [...row].forEach((dark, x) => {
      if (dark === '1') pdf.rect(left + (x + quiet) * unit, top + (y + quiet) * unit, unit, unit);
    });
  });
  pdf.fill('black');
}

function bytesOf(pdf: Document): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((done, fail) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => done(Buffer.concat(parts)));
    pdf.on('error', fail);
    pdf.end();
  });
}
