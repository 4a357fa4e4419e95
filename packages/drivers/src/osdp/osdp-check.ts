const polynomial = 0x1021;
const initial = 0x1d0f;

/** CRC-16 of IEC 60839-11-5: polynomial 1021, initial value 1D0F, most significant bit first. */
export function crc16(bytes: Uint8Array): number {
  let crc = initial;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ polynomial : crc << 1) & 0xffff;
  }
  return crc;
}

/** What makes the sum of all bytes zero modulo 256. */
export function checksum(bytes: Uint8Array): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
}
