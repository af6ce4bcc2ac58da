/** Everything that the page knows, gathered when the book is built and carried into the page as one text. */
import type { Basis, Platform, ProductLine, Section } from '../content/lists.ts';
import type { Article, Pack, StandingRule } from '../content/schemas.ts';
import type { Standable } from '../content/standing.ts';
import type { Pattern } from './patterns.ts';
import type { Searched } from './searched.ts';
import type { StopPrinted } from './stops.ts';

/** A file of a build, as far as a listing on somebody's disk can be compared with it. */
export interface FileKnown {
  readonly platform: Platform;
  readonly day: Date;
  /** Null where none is printed, or only a stamp common to a whole pack. */
  readonly time24: string | null;
  /** Null where the size is printed only in round figures, or cannot be right. */
  readonly bytes: number | null;
  /** The rows that print it. `size` as printed, and only where `bytes` is null. */
  readonly rows: readonly { readonly kb: string; readonly size: string | null; readonly version: string | null }[];
}

export interface BuildKnown extends Standable {
  readonly id: string;
  readonly name: string;
  readonly files: readonly FileKnown[];
}

export interface PackKnown {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly line: ProductLine;
  readonly order: number;
  /** The stamp that all its files carry, as printed. */
  readonly stamp: string | null;
  readonly runs: Pack['runs'];
}

/** A processor family: how the Hardware field of articles spells it, and the last pack that had files for it, if one was the last. */
export interface PlatformKnown {
  readonly name: Platform;
  readonly hardware: string;
  readonly lastPack: string | null;
}

export interface ProductKnown {
  readonly id: string;
  readonly name: string;
  readonly line: ProductLine;
}

/** What an article tells its readers to do on some product lines. */
export interface Remedy {
  readonly lines: readonly ProductLine[];
  readonly latestServicePack: boolean;
  /** The first pack to carry the correction; null where the article names none. */
  readonly firstCorrectedIn: string | null;
  readonly supersededBy: string | null;
  readonly builds: readonly string[];
  readonly orLater: boolean;
  /** What must be installed first. */
  readonly prerequisite: string | null;
}

export type Condition = Article['conditions'][number];

/** A case: what its article says, and what the search found. */
export interface CaseKnown {
  readonly kb: string;
  readonly title: string;
  readonly driver: string;
  readonly patterns: readonly Pattern[];
  /** What the article says of each probe. */
  readonly documented: readonly { readonly probe: string; readonly is: 'alive' | 'dead' | 'fading' }[];
  readonly conditions: readonly Condition[];
  /** Products that the article lists, and the processor families in its Hardware field. */
  readonly products: readonly string[];
  readonly hardware: readonly string[];
  readonly rules: readonly StandingRule[];
  /** By pack: hotfixes that may have been put over its driver, and of which it is known or cannot be ruled out that they have the problem. */
  readonly hotfixes: Readonly<Record<string, readonly string[]>>;
  readonly remedies: readonly Remedy[];
  readonly searched: Searched;
}

/** A row of a driver of which this book keeps no builds, with the article that prints it. */
export interface OtherFile {
  readonly kb: string;
  readonly name: string;
  readonly day: Date | null;
  readonly bytes: number | null;
}

export interface Knowledge {
  readonly cases: readonly CaseKnown[];
  readonly builds: readonly BuildKnown[];
  readonly packs: readonly PackKnown[];
  readonly products: readonly ProductKnown[];
  readonly platforms: readonly PlatformKnown[];
  readonly stops: readonly StopPrinted[];
  readonly others: readonly OtherFile[];
  /** How often a quiet server is asked something over TCP: the assumption by which time is counted in requests. */
  readonly secondsBetween: number;
  /** Titles of the articles that `stops` and `others` name. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Where something is said. */
export interface Source {
  readonly kb: string;
  readonly sections: readonly Section[];
}

/** A statement, how we know it, and where it is said. */
export interface Statement {
  readonly says: string;
  readonly basis: Basis;
  readonly sources: readonly Source[];
}

const DAY = /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/;

/** As one text: a page would otherwise wrap each value in a note of its type. */
export const writeKnowledge = (knowledge: Knowledge): string => JSON.stringify(knowledge);

/** The same back, days as days. */
export const readKnowledge = (text: string): Knowledge =>
  JSON.parse(text, (_, value) => (typeof value === 'string' && DAY.test(value) ? new Date(value) : value));
