/** A dialog of the browser's own: it keeps the focus inside, closes with Escape, and gives the focus back. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Element = { open: boolean; showModal(): void; close(): void };

export function Modal(props: {
  open: boolean;
  id: string;
  title: string;
  /** The person closed it. */
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { open, id, title, onClose, children } = props;
  const element = useRef<Element | null>(null);
  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      class="modal"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      ref={(dialog) => {
        element.current = dialog;
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  );
}
