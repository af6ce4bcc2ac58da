/** The controls that the forms share: one of a few, and one of many. That nothing is known is a choice of each. */
import type { JSX } from 'preact';
import { Select, type SelectChoice } from '../controls/Select.tsx';

/** Sets a button as it is to be, also where the browser filled it in as it was before the page was loaded again. */
export const held = (checked: boolean) => (input: HTMLInputElement | null) => {
  if (input) input.checked = checked;
};

/** One of a few, all in sight. */
export function Few<Value extends string>({
  legend,
  name,
  choices,
  none,
  value,
  choose,
}: {
  legend: string;
  name: string;
  choices: readonly { readonly value: Value; readonly label: string }[];
  /** The words for null. */
  none: string;
  value: Value | null;
  choose: (value: Value | null) => void;
}): JSX.Element {
  return (
    <fieldset class="few">
      <legend>{legend}</legend>
      <div class="options">
        {[...choices, { value: null, label: none }].map((choice) => (
          <label key={choice.label}>
            <input
              type="radio"
              name={name}
              ref={held(choice.value === value)}
              value={choice.value ?? ''}
              checked={choice.value === value}
              onChange={() => choose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, in a menu. */
export const Many = ({
  label,
  none,
  value,
  choices,
  choose,
}: {
  label: string;
  /** The words for null. */
  none: string;
  value: string | null;
  choices: readonly SelectChoice[];
  choose: (value: string | null) => void;
}): JSX.Element => (
  <Select
    label={label}
    value={value ?? ''}
    choices={[{ value: '', label: none }, ...choices]}
    choose={(chosen) => choose(chosen === '' ? null : chosen)}
  />
);

/** Choices that are called what they are. */
export const plain = (values: readonly (string | number)[]): readonly SelectChoice[] =>
  values.map((value) => ({ value: String(value), label: String(value) }));
