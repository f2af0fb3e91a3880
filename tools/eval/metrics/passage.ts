/** Where a retrieved passage stands. */
export interface Passage {
  /** As judgements name it. */
  readonly document: string;
  /** 1-based, inclusive. */
  readonly pageFrom: number;
  readonly pageTo: number;
}

export interface JudgedPage {
  readonly document: string;
  readonly page: number;
}

/** A passage counts for a page that it holds a part of. */
export function holdsPage({ document, pageFrom, pageTo }: Passage, judged: JudgedPage): boolean {
  return document === judged.document && pageFrom <= judged.page && judged.page <= pageTo;
}
