import { instant } from '@vedette/domain';
import type { LocationId, VenueCode, VenueCodeId } from '@vedette/store/platform';
import { expect, it } from 'vitest';
import { posterPdf } from './poster.ts';

const code: VenueCode = {
  ...{
    id: '0192f0c0-1111-4222-8333-444455556666' as VenueCodeId,
    place: 2 as LocationId,
    placeName: '上海第一机床厂',
  },
  ...{ placeAbove: ['上海', '徐汇区'], label: '东门', text: `VEDETTE:${'A'.repeat(149)}`, createdBy: 'op' },
  ...{ createdAt: instant(1_764_547_200_000), revokedAt: null },
};

it.each(['zh-CN', 'en'] as const)(
  'is one page that carries a subset of its fonts, in %s',
  async (language) => {
    const pdf = Buffer.from(await posterPdf(code, language)).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain('/FontFile3');
    // A subset, not the 8 MB of each font.
    expect(pdf.length).toBeLessThan(400_000);
  },
);

it('stays on its page with the longest names', async () => {
  const long = {
    ...code,
    placeName: '长'.repeat(100),
    placeAbove: Array.from({ length: 7 }, () => '名'.repeat(100)),
    label: 'W'.repeat(60),
  };
  const pdf = Buffer.from(await posterPdf(long, 'zh-CN')).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});
