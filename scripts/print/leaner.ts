/**
 * The tree of tags with what says something, and no more. Chromium gives every box and every run of letters a tag without a
 * meaning of its own (NonStruct), two of three tags of an article. What stands in such a box goes to where the box stood; a
 * box of text that stands by itself is a paragraph, which a reader who listens is better told.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Piece, Place } from './marks.ts';
import { itemsOf, name } from './objects.ts';

/** A piece of a sheet, by the sheet's index. */
interface Mark {
  readonly sheet: number;
  readonly number: number;
}
/** Something on a sheet that is no ink: the field of a link. */
interface Thing {
  readonly thing: PDFDict;
}
interface Branch {
  type: string;
  readonly dict: PDFDict;
  readonly ref: PDFRef;
  kids: readonly Kid[];
}
type Kid = Branch | Mark | Thing;

const isBranch = (kid: Kid): kid is Branch => 'kids' in kid;
const isMark = (kid: Kid): kid is Mark => 'number' in kid;

const IN_A_LINE = new Set(['Link', 'Span', 'Code', 'Strong', 'Em', 'Quote', 'Reference', 'Note']);
const OF_LINES = /^(P|H\d?|Lbl)$/;
/** A paragraph that is alone in one of these is the same as its text. */
const AROUND_TEXT = new Set(['TD', 'TH', 'LBody', 'Caption']);
/** What must be there even if nothing is in it. */
const KEPT = new Set(['TD', 'TH', 'LBody', 'Document']);
/** What a tag may say besides its type, and be kept for. */
const WORDS = ['Alt', 'ActualText', 'E', 'Lang', 'A', 'T'].map(name);

const saysNothing = ({ type, dict }: Branch): boolean =>
  (type === 'NonStruct' || type === 'Span') && !WORDS.some((word) => dict.has(word));

/** What a tag says besides, once for each kind: no span of one, which goes without saying, and nothing of buttons. */
function mendAttributes(document: PDFDocument, dict: PDFDict): void {
  const owners = new Map<string, PDFDict>();
  for (const list of itemsOf(dict.lookup(name('A')))) {
    if (!(list instanceof PDFDict)) continue;
    const owner = String(list.get(name('O')));
    if (owner === '/PrintField') continue;
    const own = owners.get(owner) ?? document.context.obj({});
    for (const [key, value] of list.entries())
      if (!(/^\/(Row|Col)Span$/.test(String(key)) && String(value) === '1')) own.set(key, value);
    if (own.keys().length > 1) owners.set(owner, own);
  }
  const all = [...owners.values()];
  const [first] = all;
  if (first === undefined) dict.delete(name('A'));
  else dict.set(name('A'), all.length === 1 ? first : document.context.obj(all));
}

/** The tree below an element. Pieces without ink or, outside of figures and labels, without text are left out. */
function treeOf(
  document: PDFDocument,
  ref: PDFRef,
  sheets: ReadonlyMap<string, number>,
  inks: readonly ReadonlyMap<number, Piece['ink']>[],
): Branch {
  const dict = document.context.lookup(ref, PDFDict);
  mendAttributes(document, dict);
  const type = String(dict.get(name('S'))).slice(1);
  const drawn = type === 'Figure' || type === 'Lbl';
  const marked = (number: number, page: PDFObject | undefined): readonly Mark[] => {
    const sheet = sheets.get(String(page)) ?? -1;
    const ink = inks[sheet]?.get(number) ?? 'none';
    return ink === 'text' || (drawn && ink === 'drawing') ? [{ sheet, number }] : [];
  };
  const list = dict.lookup(name('K'));
  const raw = list instanceof PDFArray ? list.asArray() : [dict.get(name('K'))];
  const kids = raw.flatMap((one): readonly Kid[] => {
    const kid = document.context.lookup(one);
    if (kid instanceof PDFNumber) return marked(kid.asNumber(), dict.get(name('Pg')));
    if (!(kid instanceof PDFDict)) return [];
    if (kid.has(name('S'))) return [treeOf(document, one as PDFRef, sheets, inks)];
    const number = kid.lookup(name('MCID'));
    if (number instanceof PDFNumber) return marked(number.asNumber(), kid.get(name('Pg')) ?? dict.get(name('Pg')));
    if (!kid.has(name('Pg'))) kid.set(name('Pg'), dict.get(name('Pg')) as PDFObject);
    return [{ thing: kid }];
  });
  return { type, dict, ref, kids };
}

/** A run of letters, as Chromium tags it. */
const isRun = (kid: Kid): boolean => isBranch(kid) && saysNothing(kid) && kid.kids.every(isMark);

/** It stands by itself, or something in it does. */
const isBlock = (kid: Kid): boolean =>
  isBranch(kid) && !IN_A_LINE.has(kid.type) && (!saysNothing(kid) || kid.kids.some(isBlock));

/** What stands in the place of a branch once those that say nothing are gone. @param inText what holds it is lines of text */
function settled(branch: Branch, inText: boolean): readonly Kid[] {
  const { type, kids: before } = branch;
  const speaks = !before.some(isBlock) && before.some((kid) => !isBranch(kid) || isRun(kid) || IN_A_LINE.has(kid.type));
  const text = speaks || inText || OF_LINES.test(type) || IN_A_LINE.has(type);
  const kids = before.flatMap((kid) => (isBranch(kid) ? settled(kid, text) : [kid]));
  if (saysNothing(branch)) {
    if (inText || !speaks || kids.length === 0) return kids;
    branch.type = 'P';
  }
  const [only] = kids;
  const alone = kids.length === 1 && only && isBranch(only) && only.type === 'P' && AROUND_TEXT.has(type);
  branch.kids = alone ? only.kids : kids;
  return branch.kids.length === 0 && !KEPT.has(type) && !branch.dict.has(name('Alt')) ? [] : [branch];
}

function* branchesOf(branch: Branch): Generator<Branch> {
  yield branch;
  for (const kid of branch.kids) if (isBranch(kid)) yield* branchesOf(kid);
}

/** Where each piece of a sheet goes. Neighbours on the sheet and in the text that have the same tag become one. */
function placesOn(
  sheet: number,
  pieces: readonly Piece[],
  owners: ReadonlyMap<number, Branch>,
): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let next = 0;
  let before: { readonly number: number; readonly owner: Branch; mark: Kid } | null = null;
  for (const { number, ink, follows } of pieces) {
    if (ink === 'none') continue;
    const owner = owners.get(number);
    if (!owner) {
      places.set(number, { begins: 'artifact', ends: true });
      before = null;
      continue;
    }
    const at = owner.kids.findIndex((kid) => isMark(kid) && kid.sheet === sheet && kid.number === number);
    const mark = owner.kids[at] as Kid;
    if (before && follows && before.owner === owner && owner.kids[at - 1] === before.mark) {
      places.set(before.number, { begins: places.get(before.number)?.begins ?? null, ends: false });
      places.set(number, { begins: null, ends: true });
    } else places.set(number, { begins: { type: owner.type, number: next++ }, ends: true });
    before = { number, owner, mark };
  }
  return places;
}

/** Writes a branch back, with its pieces by their new numbers. @returns by sheet and new number, what is its own */
function write(
  document: PDFDocument,
  branch: Branch,
  above: PDFRef,
  places: readonly ReadonlyMap<number, Place>[],
  owned: PDFRef[][],
): void {
  const pages = document.getPages();
  const { dict, ref } = branch;
  const first = branch.kids.find(isMark)?.sheet;
  const kids = branch.kids.flatMap((kid): readonly PDFObject[] => {
    if (isBranch(kid)) {
      write(document, kid, ref, places, owned);
      return [kid.ref];
    }
    if (!isMark(kid)) return [kid.thing];
    const begins = places[kid.sheet]?.get(kid.number)?.begins;
    if (!begins || begins === 'artifact') return [];
    (owned[kid.sheet] as PDFRef[])[begins.number] = ref;
    const number = PDFNumber.of(begins.number);
    if (kid.sheet === first) return [number];
    return [document.context.obj({ Type: 'MCR', Pg: pages[kid.sheet]?.ref as PDFRef, MCID: number })];
  });
  dict.set(name('S'), name(branch.type));
  dict.set(name('P'), above);
  if (first === undefined) dict.delete(name('Pg'));
  else dict.set(name('Pg'), pages[first]?.ref as PDFRef);
  if (kids.length === 0) dict.delete(name('K'));
  else dict.set(name('K'), kids.length === 1 ? (kids[0] as PDFObject) : document.context.obj([...kids]));
}

/** From a sheet's piece, and from a link on it, back to its tag. */
function writeParents(document: PDFDocument, tree: Branch, owned: readonly PDFRef[][]): void {
  const keys = new Map<number, PDFObject>();
  for (const [at, { node }] of document.getPages().entries()) {
    const key = node.lookup(name('StructParents'));
    if (key instanceof PDFNumber) keys.set(key.asNumber(), document.context.obj([...(owned[at] ?? [])]));
  }
  for (const { ref, kids } of branchesOf(tree))
    for (const kid of kids) {
      if (isBranch(kid) || isMark(kid)) continue;
      const key = kid.thing.lookupMaybe(name('Obj'), PDFDict)?.lookup(name('StructParent'));
      if (key instanceof PDFNumber) keys.set(key.asNumber(), ref);
    }
  const numbers = [...keys]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([key, value]) => [PDFNumber.of(key), value]);
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  discard(document, root.get(name('ParentTree')));
  root.set(name('ParentTree'), document.context.obj({ Nums: numbers }));
}

/** Takes a tree of names or numbers out of the file, with its branches: what nothing refers to would be written all the same. */
export function discard(document: PDFDocument, tree: PDFObject | undefined): void {
  const node = document.context.lookup(tree);
  if (!(node instanceof PDFDict)) return;
  for (const branch of node.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? []) discard(document, branch);
  for (const leaf of node.lookupMaybe(name('Nums'), PDFArray)?.asArray() ?? [])
    if (leaf instanceof PDFRef && document.context.lookup(leaf) instanceof PDFArray) document.context.delete(leaf);
  if (tree instanceof PDFRef) document.context.delete(tree);
}

/**
 * Leaves of the tags those that say something.
 * @param pieces of each sheet
 * @returns of each sheet, where its pieces go: for `placed` in marks.ts
 */
export function lean(
  document: PDFDocument,
  pieces: readonly (readonly Piece[])[],
): readonly ReadonlyMap<number, Place>[] {
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const list = root.lookup(name('K'));
  const top = (list instanceof PDFArray ? list.get(0) : root.get(name('K'))) as PDFRef;
  const sheets = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at]));
  const tree = treeOf(
    document,
    top,
    sheets,
    pieces.map((all) => new Map(all.map(({ number, ink }) => [number, ink]))),
  );
  const before = [...branchesOf(tree)].map(({ ref }) => ref);
  settled(tree, false);
  const owners = pieces.map(() => new Map<number, Branch>());
  for (const branch of branchesOf(tree))
    for (const kid of branch.kids) if (isMark(kid)) owners[kid.sheet]?.set(kid.number, branch);
  const places = pieces.map((all, sheet) => placesOn(sheet, all, owners[sheet] ?? new Map()));
  const owned: PDFRef[][] = pieces.map(() => []);
  write(document, tree, document.context.getObjectRef(root) as PDFRef, places, owned);
  writeParents(document, tree, owned);
  const after = new Set([...branchesOf(tree)].map(({ ref }) => ref));
  for (const ref of before) if (!after.has(ref)) document.context.delete(ref);
  return places;
}
