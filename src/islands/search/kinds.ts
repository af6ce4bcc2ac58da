/** What a page of the book can be to a search, in the words for one of them and for all. */
export const KINDS = {
  article: { one: 'Article at length', all: 'Articles at length' },
  brief: { one: 'Article in brief', all: 'Articles in brief' },
  named: { one: 'Article only named', all: 'Articles only named' },
  build: { one: 'Driver file', all: 'Driver files' },
  concept: { one: 'Concept', all: 'Concepts' },
  word: { one: 'Word explained', all: 'Words explained' },
  page: { one: 'Page', all: 'Other pages' },
} as const;

export type PageKind = keyof typeof KINDS;
