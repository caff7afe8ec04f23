/** Asking before something that is not easily undone. Browsers forbid `confirm()` in a frame of another site. */

/**
 * @param question what is asked; its first sentence is enough
 * @param yes the words of the button that was pressed
 * @returns whether the person said yes; closing the dialog is a no
 */
export function askFirst(question: string, yes: string, no: string): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'modal';
  const text = document.createElement('p');
  text.id = 'question';
  text.textContent = question;
  dialog.setAttribute('aria-labelledby', text.id);
  const buttons = document.createElement('form');
  buttons.method = 'dialog';
  buttons.className = 'row end';
  buttons.append(button(no, 'no', 'button'), button(yes, 'yes', 'button primary'));
  dialog.append(text, buttons);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

function button(label: string, value: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  Object.assign(made, { type: 'submit', value, textContent: label, className });
  return made;
}
