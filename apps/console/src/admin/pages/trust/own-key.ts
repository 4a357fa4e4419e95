/** The document that holds the site's own key; the terminal makes it, and refuses to change or remove it. */
export const ownKeyId = 'own-passes';
