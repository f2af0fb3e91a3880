import { useEffect, useRef } from 'react';

/** Pixels from the end within which the reader counts as following the answer. */
const nearEnd = 96;

/** Keeps the end of growing content in view for as long as the reader stays there. */
export function useStickToEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);

  useEffect(() => {
    const view = scroller.current;
    if (!view || !content.current) return undefined;
    const onScroll = () => {
      following.current = view.scrollHeight - view.scrollTop - view.clientHeight < nearEnd;
    };
    const grown = new ResizeObserver(() => {
      if (following.current) view.scrollTop = view.scrollHeight;
    });
    view.addEventListener('scroll', onScroll, { passive: true });
    grown.observe(content.current);
    return () => {
      view.removeEventListener('scroll', onScroll);
      grown.disconnect();
    };
  }, []);

  const toEnd = () => {
    following.current = true;
  };
  return { scroller, content, toEnd };
}
