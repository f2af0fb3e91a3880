import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import { Modal } from './modal.tsx';
import './side-panel.css';

/** A column beside the conversation where there is room, a drawer over it where there is not. */
export function SidePanel({
  label,
  side,
  docked,
  open,
  onClose,
  children,
}: {
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly docked: boolean;
  /** Whether the drawer is open; a docked panel always is. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  if (docked) {
    return (
      <aside className={`side-panel side-panel-${side}`} aria-label={label}>
        {children}
      </aside>
    );
  }
  if (!open) return null;
  return (
    <Modal label={label} className={`drawer drawer-${side}`} onClose={onClose}>
      <button
        type="button"
        className="icon-button drawer-close"
        onClick={onClose}
        aria-label="Close"
      >
        <CloseIcon />
      </button>
      {children}
    </Modal>
  );
}
