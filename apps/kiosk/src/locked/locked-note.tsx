import type { Language } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import './locked-note.css';

/** The terminal has started and may not open what it knows of people yet: passes and cards do, faces come back. */
export function LockedNote({ language }: { readonly language: Language }) {
  return (
    <aside className="locked-note" role="status" data-locked="">
      <strong>
        <InBoth language={language} say={({ kiosk }) => kiosk.locked.title} />
      </strong>
      <p>
        <InBoth language={language} say={({ kiosk }) => kiosk.locked.how} />
      </p>
    </aside>
  );
}
