/** A text to be typed: the stem is its label. */
import type { ComponentChildren } from 'preact';
import { RichText } from '../rich-text.tsx';

/** The label, a hint, the field, and what stands below it. The field has the id `id` and is described by `hintId(id)`. */
export function TextField(props: { id: string; stem: string; hint: string; children: ComponentChildren }) {
  const { id, stem, hint, children } = props;
  return (
    <div class="field">
      <label for={id} class="stem">
        <RichText source={stem} />
      </label>
      <p class="hint" id={hintId(id)}>
        {hint}
      </p>
      {children}
    </div>
  );
}

export const hintId = (id: string) => `${id}-hint`;

/** A typed answer, to be read: line breaks as they were typed. */
export const Typed = ({ text }: { text: string }) => <p class="typed">{text}</p>;
