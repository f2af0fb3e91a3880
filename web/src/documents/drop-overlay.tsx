/** Shows that a file let go here will be added. */
export function DropOverlay() {
  return (
    <div className="drop-overlay" aria-hidden="true">
      <p>Drop to add to your documents</p>
    </div>
  );
}
