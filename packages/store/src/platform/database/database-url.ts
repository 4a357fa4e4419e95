import { VedetteError } from '@vedette/domain';

/** @returns the URL as given. @throws `input-invalid`, which never repeats it: a password may stand in it */
export function checkedUrl(url: string): string {
  const refused = new VedetteError('input-invalid', 'caller', { at: 'DATABASE_URL' });
  if (!URL.canParse(url)) throw refused;
  const { protocol, pathname, searchParams, hostname } = new URL(url);
  const isPostgres = protocol === 'postgres:' || protocol === 'postgresql:';
  const hasHost = hostname !== '' || searchParams.has('host');
  if (!isPostgres || !hasHost || pathname.length < 2) throw refused;
  return url;
}

/** The URL of a database behind a socket. The host before the path stands there for form: the socket goes before it. */
export function socketUrl(sockets: string, role: string, password: string, database: string): string {
  const [user, secret, name] = [role, password, database].map(encodeURIComponent);
  return `postgres://${user}:${secret}@localhost/${name}?host=${encodeURIComponent(sockets)}`;
}
