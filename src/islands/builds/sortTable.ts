/**
 * Filters and sorts the table of builds in the page. The rows are those that the page was served with: some are hidden,
 * and all are put in order. The address says what is asked, so that Back undoes it and a link repeats it.
 */
import type { Keys } from './keys.ts';
import {
  type Choices,
  inOrder,
  isAskedFor,
  nothingAsked,
  readSelection,
  type Selection,
  writeSelection,
} from './selection.ts';

/** What of the page it works on. */
interface TableParts {
  readonly form: HTMLFormElement;
  readonly body: HTMLTableSectionElement;
  readonly heads: readonly HTMLTableCellElement[];
  readonly count: HTMLElement;
  readonly notice: HTMLElement;
  readonly marks: readonly Element[];
}

function partsOf(page: Document): TableParts | null {
  const form = page.querySelector<HTMLFormElement>('form.filter');
  const table = page.querySelector<HTMLTableElement>('table.builds');
  const [body] = table?.tBodies ?? [];
  const [count, notice] = [
    page.querySelector<HTMLElement>('.filter-count'),
    page.querySelector<HTMLElement>('.filter-notice'),
  ];
  if (!form || !table || !body || !count || !notice) return null;
  return {
    form,
    body,
    heads: [...table.querySelectorAll<HTMLTableCellElement>('th[data-order]')],
    count,
    notice,
    marks: [...page.querySelectorAll('.time-line [data-build]')],
  };
}

const selectsIn = (form: HTMLFormElement): readonly HTMLSelectElement[] => [...form.querySelectorAll('select')];

/** What the form offers is what may be asked. */
function choicesOf({ form, heads }: Pick<TableParts, 'form' | 'heads'>): Choices {
  const facets = selectsIn(form).map(({ name, options }) => [
    name,
    [...options].map(({ value }) => value).filter(Boolean),
  ]);
  const { sort: _, ...rest } = Object.fromEntries(facets);
  const orders = heads.map((head) => head.dataset['order'] ?? '');
  const served = form.querySelector<HTMLOptionElement>('option[selected]')?.value ?? '';
  return { facets: rest, orders, served };
}

export function sortTable(page: Document): void {
  const parts = partsOf(page);
  if (!parts) return;
  const { form, body, heads, count, notice, marks } = parts;
  const choices = choicesOf(parts);
  const rows = [...body.rows];
  const keys = new Map(rows.map((row) => [row, JSON.parse(row.dataset['keys'] ?? '{}') as Keys]));
  const keysOf = (row: HTMLTableRowElement): Keys => keys.get(row) as Keys;
  let now: Selection = nothingAsked(choices);

  /** The page as asked. Whether it is news to the ear is the caller's to say. */
  const show = (selection: Selection): void => {
    now = selection;
    body.append(...inOrder(rows, keysOf, now));
    for (const row of rows) row.hidden = !isAskedFor(keysOf(row), now);
    const shown = rows.filter((row) => !row.hidden);
    const builds = new Set(shown.map((row) => row.dataset['build']));
    for (const mark of marks) mark.classList.toggle('left-out', !builds.has(mark.getAttribute('data-build') ?? ''));
    for (const head of heads) {
      if (head.dataset['order'] === now.order) head.ariaSort = now.backwards ? 'descending' : 'ascending';
      else head.removeAttribute('aria-sort');
    }
    for (const select of selectsIn(form))
      select.value =
        select.name === 'sort' ? `${now.backwards ? '-' : ''}${now.order}` : (now.asked[select.name] ?? '');
    count.textContent =
      shown.length === rows.length
        ? `All ${rows.length} rows.`
        : `${shown.length} of ${rows.length} rows${shown.length === 0 ? ': nothing in the book answers to all of that' : ''}.`;
  };
  const ask = (selection: Selection): void => {
    const text = writeSelection(selection, choices);
    // A path that begins with two strokes would name another host, taken by itself.
    const here = new URL(location.href);
    here.search = text;
    history.pushState(null, '', here);
    notice.hidden = true;
    show(selection);
  };
  const open = (): void => {
    const { selection, problem } = readSelection(location.search, choices);
    notice.hidden = problem === null;
    notice.textContent = problem;
    show(selection);
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    const { sort = '', ...asked } = Object.fromEntries(
      selectsIn(form).flatMap(({ name, value }) => (value === '' ? [] : [[name, value] as const])),
    );
    ask({ asked, order: sort.replace(/^-/, '') || now.order, backwards: sort.startsWith('-') });
  });
  form.querySelector('button')?.addEventListener('click', () => ask(nothingAsked(choices)));
  for (const head of heads) {
    const order = head.dataset['order'] ?? '';
    const button = page.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => ask({ ...now, order, backwards: now.order === order && !now.backwards }));
    head.append(button);
  }
  addEventListener('popstate', open);
  open();
}
