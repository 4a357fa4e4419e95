/** Whether `npm run test:long` runs this, which has time for second looks and large numbers. */
export const isLong = process.env['VEDETTE_LONG'] === '1';
