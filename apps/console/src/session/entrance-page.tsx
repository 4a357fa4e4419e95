import { Card } from 'antd';
import type { ReactNode } from 'react';
import { Appearing } from '../app/appearing.tsx';
import { Mark } from '../parts/mark.tsx';

/** The page before the sign-in. */
export function EntrancePage({ children }: { readonly children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="entrance-head">
        <Mark />
        <Appearing />
      </header>
      <main className="entrance-main">
        <Card className="entrance-card">{children}</Card>
      </main>
    </div>
  );
}
