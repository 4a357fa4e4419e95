export const words = { product: 'Vedette', language: 'English' };
