import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { SendIcon, StopIcon } from '../ui/icons.tsx';
import './composer.css';

/** Where a question is written. Enter sends it, Shift+Enter begins a line, Escape stops a running answer. */
export function Composer({
  input,
  busy,
  onSend,
  onStop,
}: {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly busy: boolean;
  readonly onSend: (question: string) => void;
  readonly onStop: () => void;
}) {
  const [text, setText] = useState('');
  const sendable = text.trim() !== '' && !busy;

  useEffect(() => {
    // On a touch screen focus would open the keyboard over the page.
    if (matchMedia('(hover: hover)').matches) input.current?.focus();
  }, [input]);

  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [input, text]);

  const send = () => {
    if (!sendable) return;
    onSend(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && busy) onStop();
    // While an input method composes a word, Enter accepts the word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-field">
        <textarea
          ref={input}
          rows={1}
          value={text}
          dir="auto"
          aria-label="Your question"
          placeholder="Ask a question"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {busy ? (
          <button type="button" className="send-button" aria-label="Stop" onClick={onStop}>
            <StopIcon />
          </button>
        ) : (
          <button type="submit" className="send-button" aria-label="Send" disabled={!sendable}>
            <SendIcon />
          </button>
        )}
      </div>
    </form>
  );
}
