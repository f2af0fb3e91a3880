import { Modal } from './modal.tsx';

export interface Confirmation {
  readonly question: string;
  /** What follows from it. */
  readonly consequence: string;
  /** Name of the deed, for its button. */
  readonly verb: string;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  confirmation,
  onClose,
}: {
  readonly confirmation: Confirmation;
  readonly onClose: () => void;
}) {
  return (
    <Modal label={confirmation.question} className="dialog" onClose={onClose}>
      <h2>{confirmation.question}</h2>
      <p>{confirmation.consequence}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" autoFocus onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button button-danger"
          onClick={() => {
            confirmation.onConfirm();
            onClose();
          }}
        >
          {confirmation.verb}
        </button>
      </div>
    </Modal>
  );
}
