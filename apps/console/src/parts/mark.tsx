import { useText } from '../i18n/use-text.ts';

/** The product's sign and name. */
export function Mark() {
  const t = useText();
  return (
    <span className="mark">
      <img src={`${import.meta.env.BASE_URL}mark.svg`} width={28} height={28} alt="" />
      <span>{t(($) => $.words.product)}</span>
    </span>
  );
}
