/**
 * How we know what is said, as notes at the end of an article: on a screen the sentence is behind its mark, from a browser's own
 * print command it follows the mark, and here, where pages hold many, the mark has a number that leads to the sentence, and the
 * sentence leads back. What several marks say is one note. In a listing it stays below its line, for which it is.
 */
import type { Page } from '@playwright/test';
import type { Numbers } from './numbers.ts';

/** An article with fewer has them where they are: one would turn more pages than one spares lines. */
const FEW = 4;

/** Of the printer alone: pages of the site do not carry it. */
const LOOKS = `
  .noted { font: 600 0.75em/1 var(--sans); vertical-align: 0.45em; margin-inline-start: 0.15em; font-variant-numeric: tabular-nums; }
  .notes { font: 400 var(--size-1)/1.45 var(--sans); padding-inline-start: 1.8rem; }
  .notes li { margin: 0 0 0.25rem; }
  .notes .place { display: inline; }
  .notes .place::before { content: ' '; }
  .notes .back { color: var(--soft); white-space: nowrap; }
`;

/** Takes the sentences of each article together, on a page that is ready to be printed. */
export const gatherNotes = (page: Page): Promise<void> =>
  page.evaluate(
    ({ few, looks }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(looks);
      document.adoptedStyleSheets.push(sheet);
      const link = (id: string, to: string, text: string, className: string): HTMLAnchorElement =>
        Object.assign(document.createElement('a'), { id, href: `#${to}`, textContent: text, className });
      const chapters = [...document.querySelectorAll<HTMLElement>('.chapter[id]')];
      for (const part of chapters.length > 0 ? chapters : document.querySelectorAll<HTMLElement>('.column')) {
        const own = part.id === '' ? '' : `${part.id}-`;
        const sentences = [...part.querySelectorAll<HTMLElement>('.basis > .why')].filter(
          (why) => why.checkVisibility() && !why.closest('ol.code, .lines, .field-card'),
        );
        if (sentences.length < few) continue;
        const list = Object.assign(document.createElement('ol'), { className: 'notes' });
        const notes = new Map<
          string,
          { readonly item: HTMLLIElement; readonly number: number; readonly backs: string[] }
        >();
        for (const why of sentences) {
          const says = (why.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
          const number = notes.get(says)?.number ?? notes.size + 1;
          const note = notes.get(says) ?? { item: document.createElement('li'), number, backs: [] };
          if (note.backs.length === 0) {
            note.item.id = `${own}note-${number}`;
            note.item.append(...why.childNodes);
            notes.set(says, note);
            list.append(note.item);
          }
          const id = `${own}noted-${number}-${note.backs.length + 1}`;
          note.backs.push(id);
          why.replaceWith(link(id, note.item.id, String(number), 'noted'));
        }
        for (const { item, backs } of notes.values()) {
          const back = Object.assign(document.createElement('span'), { className: 'back' });
          backs.forEach((id, nth) => {
            const name = backs.length === 1 ? 'back' : nth === 0 ? 'back 1' : String(nth + 1);
            back.append(nth === 0 ? ' (' : ', ', link(`${id}-back`, id, name, 'back'));
          });
          item.append(back, ')');
        }
        const heading = Object.assign(document.createElement('h2'), { id: `${own}notes`, textContent: 'Notes' });
        const cite = part.querySelector(':scope > .cite');
        for (const one of [heading, list]) part.insertBefore(one, cite);
      }
    },
    { few: FEW, looks: LOOKS },
  );

/** A link by its sheet and the place that it leads to; null where that is an address. */
interface Link {
  readonly page: number;
  readonly place: string | null;
}

/** Each note that is not led to from where it leads, or leads elsewhere, as a sentence. @param places by name, the sheet of each */
export function oneWayIn(links: readonly Link[], places: Numbers): readonly string[] {
  const faults: string[] = [];
  const to = (place: string): readonly Link[] => links.filter((link) => link.place === place);
  for (const [place, sheet] of Object.entries(places)) {
    const [, own = '', number] = /^(.*?)note-(\d+)$/.exec(place) ?? [];
    if (number === undefined) continue;
    const marks = Object.keys(places).filter((one) => one.startsWith(`${own}noted-${number}-`));
    const from = to(place).map(({ page }) => page);
    const wanted = marks.map((mark) => places[mark]);
    if (from.toSorted().join() !== wanted.toSorted().join())
      faults.push(
        `Note ${number} on sheet ${sheet} leads back to sheets ${wanted.join(', ') || 'none'} and is led to from ${from.join(', ') || 'none'}.`,
      );
    if (marks.some((mark) => to(mark).some(({ page }) => page !== sheet)))
      faults.push(`Something that is not note ${number} leads to where it is called.`);
  }
  return faults;
}
