/** What somebody has chosen in the builder, and what of it has to be written down: nothing that holds anyway. */

import type { Setting } from '../../sim/computer/setting.ts';
import { readSchedule, runnable, settingOf } from '../../sim/library/index.ts';
import { heightOf, type Width } from '../heights.ts';
import { addressOf, PLACES, type WidgetPlace } from '../places.ts';
import { type Panel, USUAL_PANELS } from '../views.ts';
import type { Parameter, Theme } from '../widgetNames.ts';

export interface WidgetChoices {
  readonly place: WidgetPlace;
  /** Of the machine; the first build of a comparison is its build. */
  readonly setting: Setting;
  /** The other build of a comparison; null: the one that ends the hang. */
  readonly against: string | null;
  /** A link to a run of one's own, as it was pasted; empty: the shortest hang. */
  readonly link: string;
  /** As it was typed; empty: the last. */
  readonly step: string;
  readonly panels: readonly Panel[];
  readonly theme: Theme;
  readonly autoplay: boolean;
  readonly width: Width;
}

export function choicesFor(place: WidgetPlace): WidgetChoices {
  return {
    place,
    setting: settingOf({ case: place.case }),
    against: null,
    link: '',
    step: '',
    panels: USUAL_PANELS,
    theme: 'auto',
    autoplay: false,
    width: 600,
  };
}

/** The same look for something else: what it has not got falls back to what it opens with. */
export function turnedTo(before: WidgetChoices, address: string): WidgetChoices {
  const place = PLACES.find((one) => addressOf(one) === address) ?? before.place;
  const { theme, width, panels, autoplay } = before;
  return { ...choicesFor(place), theme, width, panels, autoplay };
}

/** What stands behind the `#` of a link, or the text itself. */
const scheduleIn = (link: string): string => link.trim().replace(/^[^#]*#/, '');

/** What is wrong with a pasted link, in a sentence; null if nothing is. */
export function whyNot({ link, place }: WidgetChoices): string | null {
  if (link.trim() === '') return null;
  const { schedule, problem } = readSchedule(scheduleIn(link), place.case);
  if (problem !== null) return problem;
  if (schedule.setting.case === place.case) return null;
  return `This link is for ${schedule.setting.case}; choose that above, or copy a link from ${place.case}.`;
}

/** Whether the builder's settings still decide anything: a link of one's own carries them. */
export const isFromLink = (choices: WidgetChoices): boolean => choices.link.trim() !== '' && whyNot(choices) === null;

function settingSaid(name: string, setting: Setting): Partial<Record<Parameter, string>> {
  const usual = settingOf({ case: name });
  const registry = runnable(name)
    .registry.filter((value) => setting.registry[value.name] !== usual.registry[value.name])
    .map((value) => `${value.name}=${setting.registry[value.name]}`);
  return {
    ...(setting.build !== usual.build && setting.build !== null && { build: setting.build }),
    ...(setting.processors !== usual.processors && { processors: String(setting.processors) }),
    ...(registry.length > 0 && { registry: registry.join(',') }),
    ...(setting.load !== usual.load && { load: setting.load }),
    ...(setting.reading !== null && { reading: setting.reading }),
  };
}

/** What differs from what holds where nothing is said. */
export function saidBy(choices: WidgetChoices): Readonly<Partial<Record<Parameter, string>>> {
  const { place, setting, against, link, step, panels, theme, autoplay } = choices;
  const look = theme === 'auto' ? {} : { theme };
  if (place.view === 'compare')
    return { ...settingSaid(place.case, setting), ...(against !== null && { against }), ...look };
  if (place.view !== 'machine') return look;
  return {
    ...(isFromLink(choices) ? { schedule: scheduleIn(link) } : settingSaid(place.case, setting)),
    ...(/^\d{1,5}$/.test(step.trim()) && { step: step.trim() }),
    ...(panels.join() !== USUAL_PANELS.join() && { panels: panels.join(',') }),
    ...look,
    ...(autoplay && { autoplay: '' }),
  };
}

/** The height to keep: measured for the book where everything is as usual, else as the preview has come out here. */
export function heightFor(choices: WidgetChoices, seen: number | null): number {
  const { theme: _, autoplay: __, step: ___, ...rest } = saidBy(choices);
  const table = heightOf(choices.place, choices.width);
  return Object.keys(rest).length === 0 ? table : (seen ?? table);
}
