/** What every attribute and every part of the fragment means: one table, which reader, builder, page and tests share. */

import { PANEL_NAMES, USUAL_PANELS, VIEW_NAMES } from './views.ts';
import type { OwnAttribute, Parameter } from './widgetNames.ts';
import { THEMES } from './widgetNames.ts';

export interface Meaning {
  /** What it does, as the end of a sentence that begins with its name. */
  readonly does: string;
  /** The form of its value, for a person. */
  readonly form: string;
  /** What holds where it is not given. */
  readonly usual: string;
  readonly example: string;
}

export const MEANINGS: Readonly<Record<Parameter | OwnAttribute, Meaning>> = {
  case: {
    does: 'names the article or the concept that runs',
    form: 'the number of an article that runs, or the name of a concept',
    usual: 'none: it has to be there',
    example: 'Q177245',
  },
  view: {
    does: 'chooses what is shown of it',
    form: `one of ${VIEW_NAMES.join(', ')}`,
    usual: 'machine',
    example: 'compare',
  },
  height: {
    does: 'keeps room until the frame has said how high it is',
    form: 'a whole number of pixels',
    usual: '400',
    example: '720',
  },
  title: {
    does: 'tells a screen reader what the frame is',
    form: 'a few words',
    usual: 'the name of the case',
    example: 'Two closes wait for each other',
  },
  schedule: {
    does: 'opens a run of your own',
    form: 'what stands behind the # of a link that “Copy link” gave you',
    usual: 'the shortest schedule that ends badly, or a good one where none does',
    example: 'A~Q177245~a00000f1111111111.28',
  },
  step: {
    does: 'opens the run at this step; 0 is the start',
    form: 'a whole number',
    usual: 'the last step',
    example: '9',
  },
  build: {
    does: 'chooses the driver file; where two are compared, the first',
    form: 'the id of a build that runs, as in its address under builds/',
    usual: 'the file that the article is about',
    example: 'nt4-sp4',
  },
  against: {
    does: 'chooses the second driver file of a comparison',
    form: 'the id of a build that runs',
    usual: 'the file that ends the hang',
    example: 'nt4-sp6a',
  },
  processors: {
    does: 'sets how many processors there are',
    form: 'a whole number',
    usual: 'as many as the case is about',
    example: '3',
  },
  registry: {
    does: 'sets values of the registry',
    form: 'Name=value, several with commas between',
    usual: 'none is set',
    example: 'SynAttackProtect=2',
  },
  load: {
    does: 'chooses what is asked of the computer',
    form: 'the name of a load, as the command “hang list” and a copied link have it',
    usual: 'what the article describes',
    example: 'address-only',
  },
  reading: {
    does: 'takes one assumption of the book the other way',
    form: 'the number of an assumption, as the command “hang list” has it',
    usual: 'all are as the book takes them',
    example: 'A7',
  },
  panels: {
    does: 'chooses the parts of the machine that are shown',
    form: `some of ${PANEL_NAMES.join(', ')}, with commas between`,
    usual: USUAL_PANELS.join(', '),
    example: 'figure,explore',
  },
  theme: {
    does: 'makes it light or dark, independent of the system',
    form: `one of ${THEMES.join(', ')}`,
    usual: 'auto',
    example: 'dark',
  },
  autoplay: {
    does: 'runs it once it comes into view, unless the reader wants less motion',
    form: 'nothing: it is there or not',
    usual: 'not there',
    example: '',
  },
};
