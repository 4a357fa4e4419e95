/**
 * The kiosk link: one WebSocket between the page at the door and its terminal.
 * Text messages are JSON; a binary message is one frame: 16 bytes of header, then the image.
 *
 * | bytes | what |
 * |---|---|
 * | 0 | 1 = JPEG |
 * | 1-3 | zero |
 * | 4-7 | sequence number, unsigned, big endian |
 * | 8-15 | when the page took it, milliseconds since the epoch, float64 big endian |
 */
export const frameHeaderBytes = 16;
export const frameBytesMax = 2_000_000;
