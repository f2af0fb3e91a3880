import { useState, type KeyboardEvent } from 'react';

/** Edits a title in place: Enter and leaving the field keep it, Escape does not. */
export function TitleField({
  title,
  onDone,
}: {
  readonly title: string;
  /** Gets the new title; undefined when it stays as it was. */
  readonly onDone: (title: string | undefined) => void;
}) {
  const [text, setText] = useState(title);
  const finish = () => {
    const trimmed = text.trim();
    onDone(trimmed !== '' && trimmed !== title ? trimmed : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
    if (event.key !== 'Escape') return;
    // In a drawer, Escape would close that as well.
    event.preventDefault();
    onDone(undefined);
  };
  return (
    <input
      className="title-field"
      aria-label="New title"
      value={text}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={finish}
    />
  );
}
