/** The controls that the forms share: one of a few, and one of many. */
import type { ComponentChildren, JSX } from 'preact';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few, all in sight. Null is a choice too: that nothing is known. */
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
  choices: readonly Choice<Value>[];
  /** The word for null. */
  none: string;
  value: Value | null;
  choose: (value: Value | null) => void;
}): JSX.Element {
  const all: readonly { readonly value: Value | null; readonly label: string }[] = [
    ...choices,
    { value: null, label: none },
  ];
  return (
    <fieldset class="few">
      <legend>{legend}</legend>
      <div class="options">
        {all.map((choice) => (
          <label key={choice.label}>
            <input
              type="radio"
              name={name}
              autocomplete="off"
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

/** One of many, in a menu. The empty choice says that nothing is known. */
export function Many({
  label,
  none,
  value,
  choose,
  children,
  hint,
}: {
  label: string;
  none: string;
  value: string | null;
  choose: (value: string | null) => void;
  children: ComponentChildren;
  hint?: string;
}): JSX.Element {
  return (
    <label class="many">
      <span>{label}</span>
      <select
        autocomplete="off"
        value={value ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="" selected={value === null}>
          {none}
        </option>
        {children}
      </select>
      {hint && <small>{hint}</small>}
    </label>
  );
}

export const Option = ({ value, label, now }: Choice<string> & { now: string | null }): JSX.Element => (
  <option value={value} selected={value === now}>
    {label}
  </option>
);
