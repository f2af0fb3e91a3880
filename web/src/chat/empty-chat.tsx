/** What stands where the messages will be. */
export function EmptyChat({ documents }: { readonly documents: number | undefined }) {
  return (
    <div className="empty-chat">
      <h2>Ask your documents</h2>
      <p>
        Every answer comes with numbers. Press one to read the passage it rests on, word for word.
      </p>
      {documents === 0 && (
        <p className="notice">
          No document is ready yet. Drop a file anywhere on this page to add one.
        </p>
      )}
    </div>
  );
}
