/** A parsed search text in the simple query syntax. */
export type SimpleQuery =
  | { readonly kind: 'term' | 'prefix' | 'phrase'; readonly text: string }
  | { readonly kind: 'not'; readonly operand: SimpleQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SimpleQuery[] };

/** How terms without an operator between them are joined: `any` means or, `all` means and. */
export type SearchMode = 'any' | 'all';
