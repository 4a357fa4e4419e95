import { describe, expect, it } from 'vitest';
import { readTar } from './tar.ts';

function entry(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}
const archive = (...entries: readonly Buffer[]) => Buffer.concat([...entries, Buffer.alloc(1024)]);

describe('readTar', () => {
  it('takes out the wanted files, by their path below the first folder', () => {
    const files = readTar(
      archive(
        entry('package/a.txt', 'first'),
        entry('package/model/b.onnx', 'x'.repeat(700)),
        entry('package/c', ''),
      ),
      new Set(['model/b.onnx', 'c', 'missing']),
    );
    expect([...files.keys()]).toEqual(['model/b.onnx', 'c']);
    expect(files.get('model/b.onnx')?.length).toBe(700);
  });
  it('reads long paths by their prefix', () => {
    const long = entry('b.onnx', 'deep');
    long.write('package/model', 345);
    expect([...readTar(archive(long), new Set(['model/b.onnx'])).keys()]).toEqual(['model/b.onnx']);
  });
  it('refuses an archive that ends in the middle of a file, or whose sizes are no numbers', () => {
    const cut = entry('package/a', 'x'.repeat(600)).subarray(0, 900);
    expect(() => readTar(cut, new Set(['a']))).toThrow('archive-invalid');
    const bad = entry('package/a', 'x');
    bad.write('zzzzzzzzzzz', 124);
    expect(() => readTar(archive(bad), new Set(['a']))).toThrow('archive-invalid');
  });
});
