/** What could not be read: one sentence at once, more on request. */
export function DocumentWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  const [first, ...others] = warnings;
  if (first === undefined) return null;
  return (
    <>
      <p className="document-warning">{first}</p>
      {others.length > 0 && (
        <details className="document-warning">
          <summary>{others.length === 1 ? '1 more note' : `${others.length} more notes`}</summary>
          {others.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </details>
      )}
    </>
  );
}
