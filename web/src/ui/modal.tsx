import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import './modal.css';

/** A native modal dialog: focus stays inside, Escape and a press beside it close it, focus returns where it was. */
export function Modal({
  label,
  className,
  onClose,
  children,
}: {
  readonly label: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it leaves the page: only then does focus return to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-label={label}
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
      onClick={onBackdrop}
    >
      <div className="modal-body">{children}</div>
    </dialog>
  );
}
