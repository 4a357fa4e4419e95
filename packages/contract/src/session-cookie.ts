/**
 * The cookie that carries a session. Where the terminal speaks TLS it has a name that browsers accept from a secure
 * origin only, without a Domain (RFC 6265bis, `__Host-`).
 */
export const sessionCookies = { plain: 'vedette', secure: '__Host-vedette' } as const;
