import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { type LogEntry, logDetails, logEntryKinds } from './entry.ts';
import { entryText, parseEntry } from './entry-text.ts';
import { isNamed, logNames } from './log-names.ts';

const names = logNames(new Uint8Array(32).fill(7));
const organisation = names.organisation('0190a000-0000-7000-8000-000000000001').hash;
const subject = names.device('0190a000-0000-7000-8000-000000000002').hash;
const entry: LogEntry<'SHREDDED'> = {
  ...{ kind: 'SHREDDED', at: instant(1_796_000_000_000), organisation, subject },
  detail: { purpose: 'epidemic-control', from: '2026-11-01', to: '2026-11-14', keys: 42 },
};

describe('an entry of the log', () => {
  it('is written in one way, and read back', () => {
    const text = entryText(entry);
    expect(text).toBe(
      `{"at":"2026-11-30T00:53:20.000Z","detail":{"from":"2026-11-01","keys":42,"purpose":"epidemic-control",` +
        `"to":"2026-11-14"},"kind":"SHREDDED","organisation":"${organisation}","subject":"${subject}","v":1}`,
    );
    expect(parseEntry(text)).toEqual(entry);
    expect(parseEntry(text.replace('"v":1', '"v":2'))).toBeNull();
    expect(parseEntry(` ${text}`)).toBeNull();
  });

  it('has room for no name, no number of a telephone and no number of a document, in any of its places', () => {
    const planted = [
      '王伟',
      'Wang Wei',
      'wangwei@example.com',
      '13800138000',
      '110101199003077758',
      'E12345678',
    ];
    const numbers = [13_800_138_000, 110_101_199_003_077_000];
    for (const kind of logEntryKinds)
      for (const name of Object.keys(logDetails[kind]))
        for (const value of [...planted, ...numbers])
          expect(() => entryText({ ...entry, kind, detail: { [name]: value } } as LogEntry)).toThrow(
            'input-invalid',
          );
    for (const value of planted) {
      expect(() => entryText({ ...entry, organisation: value })).toThrow('input-invalid');
      expect(() => entryText({ ...entry, subject: value })).toThrow('input-invalid');
      expect(() => entryText({ ...entry, detail: { [value]: 1 } } as LogEntry)).toThrow('input-invalid');
    }
  });

  it('does not say in its refusal what must not be said', () => {
    const wrong = { ...entry, detail: { purpose: '王伟' } };
    expect(() => entryText(wrong)).toThrow(/^(?!.*王伟).*$/);
  });
});

describe('a name in the log', () => {
  it('is the same in each entry, and leads back to itself with its salt alone', () => {
    const [one, again] = [names.serial('SN-1'), names.serial('SN-1')];
    expect(one).toEqual(again);
    expect(isNamed('serial', 'SN-1', one)).toBe(true);
    expect(isNamed('serial', 'SN-2', one)).toBe(false);
    expect(isNamed('device', 'SN-1', one)).toBe(false);
    expect(isNamed('serial', 'SN-1', { ...one, salt: names.serial('SN-2').salt })).toBe(false);
  });

  it('is another on another platform', () => {
    expect(logNames(new Uint8Array(32)).serial('SN-1').hash).not.toBe(names.serial('SN-1').hash);
  });
});
