import type { JSX } from 'preact';

export interface SelectChoice {
  readonly value: string;
  readonly label: string;
}

/** A labelled choice of one. The browser is not to fill in what was chosen on another visit. */
export function Select({
  label,
  value,
  choices,
  choose,
  long = false,
}: {
  label: string;
  value: string;
  choices: readonly SelectChoice[];
  choose: (value: string) => void;
  /** Its choices are long: where there is little room it has a row of its own. */
  long?: boolean;
}): JSX.Element {
  return (
    <label class={long ? 'long' : undefined}>
      <span>{label}</span>
      <select autocomplete="off" value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
