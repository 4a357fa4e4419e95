import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useText } from '../i18n/use-text.ts';

interface MoreButtonProps {
  readonly pages: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>;
  readonly n: number;
}

/** How many are shown, and the way to the next page. */
export function MoreButton({ pages, n }: MoreButtonProps) {
  const t = useText();
  return (
    <div className="more">
      <span className="quiet">{t(($) => $.console.shell.state.countShown, { n })}</span>
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t(($) => $.console.shell.state.more)}
        </Button>
      ) : (
        <span className="quiet">{t(($) => $.console.shell.state.end)}</span>
      )}
    </div>
  );
}
