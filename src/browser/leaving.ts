/** Asked before a screen goes: what somebody has typed and nothing has kept yet is never dropped without a word. */
import { askFirst } from './confirm.ts';

let unkept: (() => boolean) | null = null;

/** An island says how to tell that something would be lost; null when it has nothing to lose. */
export function guard(wouldLose: (() => boolean) | null): void {
  unkept = wouldLose;
}

/**
 * May the screen go? Asks the person where something would be lost.
 * @param sent the form that is just being sent: what stands in it is kept
 */
export async function mayLeave(
  screen: HTMLElement,
  words: (key: string) => string,
  sent?: HTMLFormElement,
): Promise<boolean> {
  const forms = [...screen.querySelectorAll('form')].filter((form) => form !== sent);
  if (!unkept?.() && !forms.some(wasTypedInto)) return true;
  return askFirst(words('common.unsaved'), words('common.leave'), words('common.stay'));
}

function wasTypedInto(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement)
      return field.type === 'checkbox' || field.type === 'radio'
        ? field.checked !== field.defaultChecked
        : field.type !== 'hidden' && field.value !== field.defaultValue;
    return field instanceof HTMLTextAreaElement && field.value !== field.defaultValue;
  });
}
