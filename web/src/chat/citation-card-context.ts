import { createContext } from 'react';

/** The cards of the answer that a citation stands in. */
export interface CitationCardScope {
  readonly cardId: (number: number) => string;
  /** The next card to open does so beside this element. */
  readonly anchorTo: (element: HTMLElement) => void;
}

export const CitationCardContext = createContext<CitationCardScope>({
  cardId: (number) => `citation-${number}`,
  anchorTo: () => undefined,
});
