/** Everything that can be chosen of a widget, in plain words. */
import type { JSX } from 'preact';
import { Select } from '../../islands/controls/Select.tsx';
import { Settings } from '../../islands/controls/Settings.tsx';
import { buildsOf } from '../../sim/computer/runnable.ts';
import { runnable, settingOf } from '../../sim/library/index.ts';
import { WIDTHS, type Width } from '../heights.ts';
import { addressOf, PLACES } from '../places.ts';
import { PANEL_NAMES, PANELS, type Panel, VIEWS } from '../views.ts';
import { THEMES, type Theme } from '../widgetNames.ts';
import { isFromLink, turnedTo, type WidgetChoices, whyNot } from './choices.ts';

interface FieldsProps {
  readonly choices: WidgetChoices;
  readonly choose: (choices: WidgetChoices) => void;
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  /** What each case and concept is called. */
  readonly names: Readonly<Record<string, string>>;
}
type FieldPart = (part: Partial<WidgetChoices>) => void;

const WIDE: Readonly<Record<Width, string>> = { 360: 'a phone', 600: 'a column of text', 1000: 'a whole page' };
const LOOKS: Readonly<Record<Theme, string>> = { auto: "as the reader's system", light: 'light', dark: 'dark' };

/** One of a few, all in sight. */
function OneOf<T extends string | number>({
  legend,
  name,
  value,
  choices,
  choose,
}: {
  legend: string;
  name: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  choose: (value: T) => void;
}): JSX.Element {
  return (
    <fieldset class="one-of">
      <legend>{legend}</legend>
      {choices.map(([each, label]) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => choose(each)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function WhichPanels({ shown, part }: { shown: readonly Panel[]; part: FieldPart }): JSX.Element {
  const turn = (panel: Panel, on: boolean): void =>
    part({ panels: PANEL_NAMES.filter((one) => (one === panel ? on : shown.includes(one))) });
  return (
    <fieldset class="one-of panels">
      <legend>Which parts</legend>
      {PANEL_NAMES.map((panel) => (
        <label key={panel}>
          <input
            type="checkbox"
            checked={shown.includes(panel)}
            onChange={({ currentTarget }) => turn(panel, currentTarget.checked)}
          />
          {PANELS[panel]}
        </label>
      ))}
    </fieldset>
  );
}

function OfMachine({
  choices,
  part,
  builds,
}: {
  choices: WidgetChoices;
  part: FieldPart;
  builds: FieldsProps['builds'];
}) {
  const { link, step, autoplay, panels, setting } = choices;
  const problem = whyNot(choices);
  return (
    <>
      <WhichPanels shown={panels} part={part} />
      <details class="more">
        <summary>Another driver file, load, run or step</summary>
        {!isFromLink(choices) && (
          <Settings
            runnable={runnable(setting.case)}
            setting={setting}
            builds={builds}
            change={(now) => part({ setting: now })}
          />
        )}
        <label>
          <span>A run of your own: a link that “Copy link” gave you</span>
          <input
            type="text"
            autocomplete="off"
            value={link}
            aria-invalid={problem !== null}
            onInput={({ currentTarget }) => part({ link: currentTarget.value })}
          />
        </label>
        {problem !== null && (
          <p class="notice" role="alert">
            {problem}
          </p>
        )}
        <label>
          <span>Open at step (0 is the start; empty is the end)</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            size={5}
            value={step}
            onInput={({ currentTarget }) => part({ step: currentTarget.value })}
          />
        </label>
      </details>
      <label class="tick">
        <input
          type="checkbox"
          checked={autoplay}
          onChange={({ currentTarget }) => part({ autoplay: currentTarget.checked })}
        />
        Run it by itself when it comes into view
      </label>
    </>
  );
}

function OfComparison({
  choices,
  part,
  builds,
}: {
  choices: WidgetChoices;
  part: FieldPart;
  builds: FieldsProps['builds'];
}) {
  const { place, setting, against } = choices;
  const all = buildsOf(runnable(place.case)).map((id) => ({ value: id, label: builds[id] ?? id }));
  return (
    <div class="two">
      <Select
        label="One driver file"
        value={setting.build ?? ''}
        choices={all}
        choose={(build) => part({ setting: settingOf({ ...setting, build }) })}
      />
      <Select
        label="The other"
        value={against ?? ''}
        choices={[{ value: '', label: 'the one that ends the hang' }, ...all]}
        choose={(id) => part({ against: id === '' ? null : id })}
      />
    </div>
  );
}

export function Fields({ choices, choose, builds, names }: FieldsProps): JSX.Element {
  const { place, theme, width } = choices;
  const part: FieldPart = (some) => choose({ ...choices, ...some });
  const views = PLACES.filter((one) => one.case === place.case);
  return (
    <form class="fields live" onSubmit={(event) => event.preventDefault()}>
      <Select
        label="Which hang"
        value={place.case}
        choices={Object.entries(names).map(([value, label]) => ({ value, label }))}
        choose={(name) => choose(turnedTo(choices, name))}
      />
      {views.length > 1 && (
        <OneOf
          legend="What to show"
          name="view"
          value={place.view}
          choices={views.map(({ view }) => [view, VIEWS[view]] as const)}
          choose={(view) => choose(turnedTo(choices, addressOf({ ...place, view })))}
        />
      )}
      {place.view === 'machine' && <OfMachine {...{ choices, part, builds }} />}
      {place.view === 'compare' && <OfComparison {...{ choices, part, builds }} />}
      <OneOf
        legend="Light or dark"
        name="theme"
        value={theme}
        choices={THEMES.map((one) => [one, LOOKS[one]] as const)}
        choose={(one) => part({ theme: one })}
      />
      <OneOf
        legend="How wide is the place for it?"
        name="width"
        value={width}
        choices={WIDTHS.map((one) => [one, `${WIDE[one]}, ${one} pixels`] as const)}
        choose={(one) => part({ width: one })}
      />
    </form>
  );
}
