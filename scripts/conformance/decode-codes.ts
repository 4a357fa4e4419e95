import { VedetteError } from '@vedette/domain';
import { type CodeFrame, type DecodedCode, openQrDecoder, type QrDecoder } from '@vedette/drivers';

let decoder: QrDecoder | null = null;

/** Every QR code in a PNG or JPEG picture, as a lane's camera reads it; none for what is no picture. */
export async function decodeCodes(picture: Uint8Array): Promise<readonly DecodedCode[]> {
  decoder ??= openQrDecoder();
  try {
    return await decoder.decode({ ...stillOf(picture), width: 0, height: 0 });
  } catch (error) {
    if (error instanceof VedetteError && error.code.startsWith('image-')) return [];
    throw error;
  }
}

/** Ends the decoder's thread, which would keep the process alive. */
export const closeDecoder = async (): Promise<void> => decoder?.close();

const stillOf = (bytes: Uint8Array): Pick<CodeFrame, 'encoding' | 'bytes'> => ({
  encoding: bytes[0] === 0xff ? 'jpeg' : 'png',
  bytes,
});
