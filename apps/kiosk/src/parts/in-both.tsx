import { type Language, languages, phrases } from '@vedette/phrases/door';

interface Props {
  readonly language: Language;
  readonly say: (words: (typeof phrases)[Language]) => string;
}

/** The words in the language that was chosen and, smaller, in the other: whoever comes next may not read this one. */
export function InBoth({ language, say }: Props) {
  return (
    <>
      <span className="own-words">{say(phrases[language])}</span>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <span key={other} className="other-words" lang={other}>
            {say(phrases[other])}
          </span>
        ))}
    </>
  );
}
