// What went wrong during set-up, in words that say what to do next.
import { stripVTControlCharacters } from 'node:util';

/** A failure whose message is meant for the user as it stands. */
export class SetUpFault extends Error {
  /**
   * @param {string} message
   * @param {string} [output] all that the failed command printed
   */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

const shownLines = 20;

const causes = [
  {
    pattern: /ENOSPC|no space left/i,
    advice: 'The disk is full. Free about 2 GB and start again; what is done stays done.',
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied/i,
    advice: 'Permission denied. This folder must be writable by the user who starts Vedette.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|could not resolve host|temporary failure|could not be fetched/i,
    advice:
      'No network, or the package registry cannot be reached. The first start needs it; later ones do not.',
  },
  {
    pattern: /EINTEGRITY/,
    advice: 'A downloaded file is not the one that was pinned. Nothing was used; try again later.',
  },
];

/**
 * Turns the output of a failed command into a fault with advice.
 * @param {string} what what was being done, for the first line
 * @param {string} output what the command printed
 * @returns {SetUpFault}
 */
export function explain(what, output) {
  const lines = stripVTControlCharacters(output)
    .trim()
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .slice(-shownLines)
    .join('\n  ');
  const advice = causes.find((cause) => cause.pattern.test(output))?.advice;
  return new SetUpFault(`${what} failed. ${advice ?? ''}\n  ${lines}`.trimEnd(), output);
}
