/** What stands on the poster of a venue code. */
export const venuePoster = { title: 'Venue code', scan: 'Please scan to register', number: 'No.' };
