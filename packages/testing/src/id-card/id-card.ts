/** What stands on a card. Everybody here is invented; the number is the example of GB 11643-1999. */
export interface SampleIdCard {
  readonly name: string;
  /** GB/T 2261.1: `1` male, `2` female. */
  readonly sex: string;
  /** GB/T 3304: `01` Han. */
  readonly nation: string;
  /** `YYYYMMDD` */
  readonly birthDate: string;
  readonly address: string;
  readonly number: string;
  readonly issuer: string;
  /** `YYYYMMDD` */
  readonly from: string;
  /** `YYYYMMDD` or `长期`. */
  readonly to: string;
  readonly newestAddress: string;
  /** As the card holds it, 1,024 bytes; none for an empty array. */
  readonly photo: Uint8Array;
}

const usual: SampleIdCard = {
  name: '安然',
  sex: '2',
  nation: '01',
  birthDate: '19491231',
  address: '北京市朝阳区示例路1号',
  number: '11010519491231002X',
  issuer: '北京市公安局朝阳分局',
  from: '20150101',
  to: '长期',
  newestAddress: '',
  photo: Uint8Array.from({ length: 1_024 }, (_, index) => (index * 31) % 251),
};

/**
 * What an ID card reader delivers for a second-generation resident identity card: two lengths, 256 bytes
 * of text in UTF-16LE and the photograph.
 */
export function sampleIdCard(said: Partial<SampleIdCard> = {}): Uint8Array {
  const card = { ...usual, ...said };
  const text: readonly (readonly [string, number])[] = [
    ...([
      [card.name, 30],
      [card.sex, 2],
      [card.nation, 4],
      [card.birthDate, 16],
    ] as const),
    ...([
      [card.address, 70],
      [card.number, 36],
      [card.issuer, 30],
    ] as const),
    ...([
      [card.from, 16],
      [card.to, 16],
      [card.newestAddress, 36],
    ] as const),
  ];
  return idCardData(text, card.photo);
}

export interface SampleResidencePermit extends Omit<SampleIdCard, 'nation' | 'newestAddress'> {
  readonly travelPermit: string;
}

/** The same for a residence permit of somebody from Hong Kong, Macao or Taiwan. */
export function sampleResidencePermit(said: Partial<SampleResidencePermit> = {}): Uint8Array {
  const permit = { ...usual, number: '810000199408230021', birthDate: '19940823', ...said };
  return idCardData(
    [
      ...([
        [permit.name, 30],
        [permit.sex, 2],
        ['', 4],
        [permit.birthDate, 16],
      ] as const),
      ...([
        [permit.address, 70],
        [permit.number, 36],
        [permit.issuer, 30],
      ] as const),
      ...([
        [permit.from, 16],
        [permit.to, 16],
        [permit.travelPermit ?? 'H12345678', 18],
      ] as const),
      ...([
        ['01', 4],
        ['', 6],
        ['J', 2],
        ['', 6],
      ] as const),
    ],
    permit.photo,
  );
}

/**
 * Any record of 256 bytes by its fields, each with its text and its width in bytes, filled up with blanks.
 * A text that is too long overflows into the next field, as no real card does.
 */
export function idCardData(fields: readonly (readonly [string, number])[], photo: Uint8Array): Uint8Array {
  const text = Buffer.from(fields.map(([value, width]) => value.padEnd(width / 2)).join(''), 'utf16le');
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16BE(text.length, 0);
  lengths.writeUInt16BE(photo.length, 2);
  return Uint8Array.from(Buffer.concat([lengths, text, photo]));
}
