/** The name of the page with its mark: a question above the layers it rests on. */
export function Wordmark() {
  return (
    <h1 className="wordmark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="6" r="3" className="wordmark-point" />
        <path d="M3 12.5h18M5.5 16.5h13M8.5 20.5h7" />
      </svg>
      Grounded
    </h1>
  );
}
