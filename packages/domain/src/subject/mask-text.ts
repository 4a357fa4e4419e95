const star = '*';

/** A name of which only the beginning shows: `王**`, `M**** R****`. */
export function maskName(name: string): string {
  return name
    .split(/(\s+)/u)
    .map((word) => (word.trim() === '' ? word : keepEnds(word, 1, 0)))
    .join('');
}

/** A telephone number: the beginning and the last four show when enough is left in between. */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 4);

/** A document’s number: little enough that nobody can complete it from the checksum. */
export const maskNumber = (number: string): string => keepEnds(number, 1, 2);

/** A mail address: first letter and domain. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  return at < 1 ? keepEnds(mail, 1, 0) : `${keepEnds(mail.slice(0, at), 1, 0)}${mail.slice(at)}`;
}

/** Stars instead of what stands between; of a text too short to hide half of it, nothing shows. */
function keepEnds(text: string, first: number, last: number): string {
  const characters = [...text];
  const hidden = characters.length - first - last;
  if (hidden < 1 || hidden * 3 < characters.length) return star.repeat(Math.max(characters.length, 1));
  const end = last === 0 ? [] : characters.slice(-last);
  return [...characters.slice(0, first), star.repeat(Math.min(hidden, 8)), ...end].join('');
}
