import { describe, expect, it } from 'vitest';
import { duty, requiring } from '../../test/builders.ts';
import { noticeOf, presetDuty } from '../index.ts';

const processor = { name: 'Works', contact: 'desk@works' };

describe('the notice at the door', () => {
  it('follows from the duty', () => {
    const kept = { minKeep: '0d', maxKeep: '14d', visibleTo: ['tracer'], why: '疫情流调 · exposure tracing' };
    expect(noticeOf(presetDuty('epidemic-2022', { processor }))).toEqual({
      duty: 'epidemic-2022',
      version: 1,
      title: { 'zh-CN': '防疫查验', en: 'Epidemic screening' },
      processor,
      purpose: 'epidemic-control',
      basis: 'pipl-13-4',
      endsWith: 'notice/2022-12-07',
      identifyBy: ['face', 'id-document', 'health-code', 'pass', 'card'],
      asksForFace: true,
      withoutFace: ['health-code', 'pass', 'card'],
      checks: ['health-status', 'test', 'screening-temperature', 'mask', 'subject-matches'],
      kept: [
        { field: 'name', ...kept },
        { field: 'phone', ...kept },
      ],
      deviceOnly: ['face-reference'],
    });
  });

  it('says that nothing is kept and nobody is asked, where that is so', () => {
    expect(noticeOf(requiring({ check: 'mask' }, { check: 'mask' }))).toMatchObject({
      endsWith: null,
      identifyBy: [],
      asksForFace: false,
      withoutFace: [],
      checks: ['mask'],
      kept: [],
    });
  });

  it('keeps silent about a field that cannot be collected', () => {
    const name = { why: '', minKeep: '0d', maxKeep: '1d', visibleTo: [] } as const;
    expect(noticeOf(duty({ collect: { name } })).kept).toEqual([]);
  });
});
