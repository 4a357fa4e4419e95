import { type RefObject, useEffect, useRef } from 'react';

/** What a table scrolls in antd, with and without a head that stays. */
const scrolled = '.ant-table-content, .ant-table-body, .ant-table-tbody-virtual-holder';

/** Lets a table that is wider than its place be scrolled by keyboard, also when nothing in it takes the focus. */
export function useScrollByKey(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const region of place.current?.querySelectorAll<HTMLElement>(scrolled) ?? []) {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
      else region.removeAttribute('tabindex');
    }
  });
  return place;
}
