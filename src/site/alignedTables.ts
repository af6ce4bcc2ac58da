/**
 * `|---:|` makes the Markdown processor write a style attribute, which our Content-Security-Policy refuses.
 * The same alignment as a class: `align-right`, coloured in by src/styles/base.css.
 */
import type { HastPluginEntry } from 'satteri';

export const alignedTables: HastPluginEntry = {
  name: 'aligned-tables',
  element: {
    filter: ['th', 'td'],
    visit(cell, context) {
      const { style, align } = cell.properties;
      const side = align ?? /text-align:\s*(left|right|center)/.exec(String(style ?? ''))?.[1];
      if (side === undefined || side === null) return;
      context.setProperty(cell, 'style', null);
      context.setProperty(cell, 'align', null);
      context.setProperty(cell, 'className', [`align-${side}`]);
    },
  },
};
