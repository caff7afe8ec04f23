/** Options to pick from, as one group whose legend is the stem. */
import { RichText } from '../rich-text.tsx';

type Choice = { id: string; text: string };

export function Choices(props: {
  type: 'radio' | 'checkbox';
  id: string;
  stem: string;
  hint: string | null;
  describedBy: string;
  choices: readonly Choice[];
  picked: readonly string[];
  pick(id: string, on: boolean): void;
}) {
  const { type, id, stem, hint, describedBy, choices, picked, pick } = props;
  return (
    <fieldset aria-describedby={describedBy}>
      <legend class="stem">
        <RichText source={stem} />
        {hint ? <span class="hint">{hint}</span> : null}
      </legend>
      {choices.map((choice) => (
        <label class="option" key={choice.id}>
          <input
            type={type}
            name={id}
            value={choice.id}
            checked={picked.includes(choice.id)}
            onChange={(e) => pick(choice.id, e.currentTarget.checked)}
          />
          <span class="option-text">
            <RichText source={choice.text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The picked options, to be read. */
export function Picked({ choices, picked }: { choices: readonly Choice[]; picked: readonly string[] }) {
  return (
    <ul class="picked">
      {choices
        .filter(({ id }) => picked.includes(id))
        .map(({ id, text }) => (
          <li key={id}>
            <RichText source={text} />
          </li>
        ))}
    </ul>
  );
}
