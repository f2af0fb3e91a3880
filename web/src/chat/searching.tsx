/** What is going on before the first word. */
export function Searching({ sources }: { readonly sources: number }) {
  return (
    <p className="searching" aria-hidden="true">
      <span className="searching-lines">
        <i />
        <i />
        <i />
      </span>
      {sources === 0 ? 'Searching your documents' : `Reading ${sources} passages`}
    </p>
  );
}
