import { useMemo, useRef, type ReactNode } from 'react';
import type { Citation } from '../api/types.ts';
import { CitationCardContext } from './citation-card-context.ts';
import { CitationCard } from './citation-card.tsx';

/** Gives the citations inside an answer one card for each number. */
export function CitationCards({
  answerId,
  citations,
  children,
}: {
  readonly answerId: string;
  readonly citations: ReadonlyMap<number, readonly Citation[]>;
  readonly children: ReactNode;
}) {
  const anchor = useRef<HTMLElement>(undefined);
  const scope = useMemo(
    () => ({
      cardId: (number: number) => `citation-${answerId}-${number}`,
      anchorTo: (element: HTMLElement) => {
        anchor.current = element;
      },
    }),
    [answerId],
  );
  return (
    <CitationCardContext value={scope}>
      {children}
      {[...citations].map(([number, passages]) => (
        <CitationCard
          key={number}
          id={scope.cardId(number)}
          number={number}
          passages={passages}
          anchor={anchor}
        />
      ))}
    </CitationCardContext>
  );
}
