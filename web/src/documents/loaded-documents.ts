import type { ListOf, StoredDocument } from '../api/types.ts';

/** The documents that the page knows. */
export interface LoadedDocuments {
  /** The first page of the list, last changed first, and what came since. */
  readonly latest: readonly StoredDocument[];
  readonly older: readonly StoredDocument[];
  /** Asks for the page after the last one of `older`. */
  readonly continuation: string | undefined;
}

/** The first page anew; what was loaded below it stays. */
export function withFirstPage(
  before: LoadedDocuments | undefined,
  { items, continuation }: ListOf<StoredDocument>,
): LoadedDocuments {
  const older = before?.older ?? [];
  return {
    latest: items,
    older,
    continuation: older.length > 0 ? before?.continuation : continuation,
  };
}

export function withNextPage(
  before: LoadedDocuments,
  { items, continuation }: ListOf<StoredDocument>,
): LoadedDocuments {
  return { ...before, older: [...before.older, ...items], continuation };
}

/** A changed document keeps its place, so that a list under the reader's eyes stays still; a new one comes first. */
export function withChange(before: LoadedDocuments, changed: StoredDocument): LoadedDocuments {
  const replace = (all: readonly StoredDocument[]) =>
    all.map((one) => (one.id === changed.id ? changed : one));
  const isKnown = [...before.latest, ...before.older].some(({ id }) => id === changed.id);
  return isKnown
    ? { ...before, latest: replace(before.latest), older: replace(before.older) }
    : { ...before, latest: [changed, ...before.latest] };
}

export function withoutDocument(before: LoadedDocuments, id: string): LoadedDocuments {
  const others = (all: readonly StoredDocument[]) => all.filter((one) => one.id !== id);
  return { ...before, latest: others(before.latest), older: others(before.older) };
}

/** All of them, each once, as last told. */
export function allDocuments({ latest, older }: LoadedDocuments): StoredDocument[] {
  const newestLast = [...latest, ...older].toReversed();
  return [...new Map(newestLast.map((one) => [one.id, one])).values()].toReversed();
}
