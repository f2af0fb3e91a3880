import { useLayoutEffect, useRef } from 'react';

/**
 * Brings the question to the top of the view whenever there is a new one, and then leaves the reader alone: the answer
 * grows below it and does not move while it is read.
 * @param turns how many there are
 */
export function useLastTurnInView(turns: number) {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const last = scroller.current?.querySelector<HTMLElement>('.turn:last-of-type');
    if (scroller.current && last) scroller.current.scrollTop = last.offsetTop;
  }, [turns]);
  return scroller;
}
