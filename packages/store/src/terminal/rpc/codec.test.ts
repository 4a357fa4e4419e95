import { Personal, VedetteError } from '@vedette/domain';
import { expect, test } from 'vitest';
import { decode, decodeError, encode, encodeError } from './codec.ts';

const across = (value: unknown): unknown => decode(structuredClone(encode(value)));

test('personal information stays personal on its way between threads, at any depth', () => {
  const sent = { people: [{ name: new Personal('张三'), tags: new Map([['phone', new Personal('1')]]) }] };
  const came = across(sent) as typeof sent;
  expect(JSON.stringify(came)).toContain('[personal]');
  expect(came.people[0]?.name.unwrap('test')).toBe('张三');
  expect(came.people[0]?.tags.get('phone')?.unwrap('test')).toBe('1');
});

test('a key that names the prototype is a key like any other', () => {
  const sent: unknown = JSON.parse('{"__proto__":{"role":"owner"},"name":"x"}');
  const came = across(sent) as object;
  expect(JSON.stringify(came)).toBe('{"__proto__":{"role":"owner"},"name":"x"}');
  expect('role' in came).toBe(false);
});

test('a value that pretends to be personal information is refused', () => {
  expect(() => encode({ '@personal': 'x' })).toThrow(TypeError);
});

test('a slice of a pool crosses alone', () => {
  const pool = new Uint8Array(1024).fill(7);
  const came = encode(pool.subarray(10, 20)) as Uint8Array;
  expect([came.byteLength, came.buffer.byteLength]).toEqual([10, 10]);
});

test('an error keeps its code, and one from below gets a code of the house', () => {
  const known = decodeError(
    structuredClone(encodeError(new VedetteError('conflict', 'caller', { at: 'id' }))),
  );
  expect(known).toMatchObject({ code: 'conflict', fault: 'caller', details: { at: 'id' } });
  expect(decodeError(encodeError(new RangeError('x')))).toMatchObject({ code: 'internal', fault: 'self' });
});
