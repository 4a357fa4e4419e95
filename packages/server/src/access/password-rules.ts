import { VedetteError } from '@vedette/domain';

/** The commonest of ten characters and more, in China and elsewhere; in lower case. */
const common = new Set([
  ...['1234567890', '0123456789', '0987654321', '12345678910', '123456789a', 'a123456789', '1234567890a'],
  ...['qwertyuiop', 'asdfghjkl;', '1qaz2wsx3edc', 'q1w2e3r4t5', '1q2w3e4r5t', 'qwerty12345', 'qwertyuiop123'],
  ...['password12', 'password123', 'password1234', 'passw0rd123', 'p@ssw0rd123', 'letmein123', 'iloveyou123'],
  ...['administrator', 'admin12345', 'admin123456', 'admin@12345', 'root123456', 'changeme123', 'welcome123'],
  ...[
    'woaini1314',
    'woaini1314520',
    '5201314520',
    '1314520520',
    'woaini520520',
    'wodemima123',
    'qq123456789',
  ],
  ...['vedette123', 'vedette12345', 'shaobing123', 'sentinel123'],
]);
const distinctAtLeast = 5;

/**
 * Length is checked by the contract; this refuses what length does not help.
 * @throws VedetteError `password-too-weak`
 */
export function demandStrongPassword(password: string, name: string): void {
  const [given, called] = [password.normalize('NFKC').toLowerCase(), name.normalize('NFKC').toLowerCase()];
  const isWeak =
    common.has(given) ||
    new Set(given).size < distinctAtLeast ||
    isRun(given) ||
    (called.length >= 3 && given.includes(called));
  if (isWeak) throw new VedetteError('password-too-weak', 'caller', { at: 'password' });
}

/** Each character is the neighbour of the one before: `abcdefghij`, `9876543210`. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
