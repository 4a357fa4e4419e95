import { describe, expect, it } from 'vitest';
import { isSignedTif, signTif } from './guangdong/sign.ts';
import { isSignedBy, signFields } from './national/sign.ts';

describe('the signature of a national request', () => {
  const fields = { timestamp: '1660017600000', secretKey: 'secret', appId: 'app', code_content: '码 A' };

  it('is SHA-256 over the keys in ASCII order, in capitals', () => {
    // printf 'appId=app&code_content=码 A&secretKey=secret&timestamp=1660017600000' | sha256sum
    expect(signFields(fields)).toBe('CA5A3B6F6D9B34ADD74A307448FF9A880487F151FF13BA5D908F1D5AC4B7E93B');
  });

  it('holds in either case, and for nothing else', () => {
    const sign = signFields(fields);
    expect(isSignedBy(fields, sign.toLowerCase())).toBe(true);
    expect(isSignedBy({ ...fields, timestamp: '1660017600001' }, sign)).toBe(false);
    expect(isSignedBy(fields, '')).toBe(false);
  });
});

describe('the signature of a request on the bus', () => {
  it('is SHA-256 over timestamp, token, nonce and timestamp', () => {
    // printf '1660017600token0f1e1660017600' | sha256sum
    expect(signTif('1660017600', 'token', '0f1e')).toBe(
      '2611162ba1223fb6ab0667d51434ac6ec2d1c2aa5e3d1c1aa28175085124ad84',
    );
  });

  it('holds in either case, and for nothing else', () => {
    const sign = signTif('1660017600', 'token', '0f1e');
    expect(isSignedTif('1660017600', 'token', '0f1e', sign.toUpperCase())).toBe(true);
    expect(isSignedTif('1660017600', 'other', '0f1e', sign)).toBe(false);
    expect(isSignedTif('1660017600', 'token', '0f1e', '')).toBe(false);
  });
});
