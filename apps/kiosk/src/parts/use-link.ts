import type {
  DutyNotice,
  JoiningMessage,
  RetirementMessage,
  ScreenMessage,
  ToKiosk,
  WalkInMessage,
} from '@vedette/contract/kiosk';
import { useEffect, useRef, useState } from 'react';
import { parseAddress } from '../link/address.ts';
import { type LinkState, openLink, type TerminalLink } from '../link/terminal-link.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinkView {
  readonly link: TerminalLink | null;
  readonly state: LinkState;
  readonly site: string;
  readonly notice: DutyNotice | null;
  readonly screen: ScreenMessage | null;
  readonly boxes: readonly Box[];
  /** How this terminal is claimed, while nobody has. */
  readonly claim: JoiningMessage['claim'];
  /** Where visitors whom nobody has invited ask for a host: rows of a code. */
  readonly walkIn: WalkInMessage['rows'];
  /** Faces are not known yet. */
  readonly locked: boolean;
  /** The terminal is, or was, taken out of service: nothing else is shown any more. */
  readonly retirement: RetirementMessage | null;
  /** Until when it shows which one it is. */
  readonly identifiedUntil: number;
}

const nothing = {
  ...{ site: '', notice: null, screen: null, boxes: [] as readonly Box[] },
  ...{ claim: null, walkIn: null, locked: false, retirement: null, identifiedUntil: 0 },
};
type Seen = Omit<LinkView, 'link' | 'state'>;

function after(seen: Seen, message: ToKiosk): Seen {
  if (message.type === 'welcome') return { ...seen, site: message.site, notice: message.notice };
  if (message.type === 'screen') return { ...seen, screen: message };
  if (message.type === 'faces') return { ...seen, boxes: message.boxes };
  if (message.type === 'joining') return { ...seen, claim: message.claim };
  if (message.type === 'walk-in') return { ...seen, walkIn: message.rows };
  if (message.type === 'locked') return { ...seen, locked: message.locked };
  if (message.type === 'retirement') return { ...seen, retirement: message };
  if (message.type === 'identify') return { ...seen, identifiedUntil: Date.now() + message.duration };
  return seen;
}

/** The link to the terminal, and all it has said so far. */
export function useLink(): LinkView {
  const [state, setState] = useState<LinkState>('connecting');
  const [seen, setSeen] = useState<Seen>(nothing);
  const link = useRef<TerminalLink | null>(null);
  useEffect(() => {
    const opened = openLink(parseAddress(location.hash), {
      state: setState,
      message: (message) => setSeen((before) => after(before, message)),
    });
    link.current = opened;
    return () => opened.close();
  }, []);
  return { link: link.current, state, ...seen };
}
