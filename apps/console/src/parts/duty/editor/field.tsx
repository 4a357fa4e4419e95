import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** Gets the id that ties the label to its control. */
  readonly children: (id: string) => ReactNode;
}

/** A control under its label; the form's values live in the duty document, not in a form store. */
export function Field({ label, help, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help !== undefined && <span className="quiet">{help}</span>}
    </div>
  );
}
