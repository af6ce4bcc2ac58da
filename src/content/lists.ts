/**
 * The closed lists that articles and builds choose from, each choice with the words a page prints for it.
 *
 * One list gives the type, the schema's enum and the label, so a new choice is one line here.
 */

/** Product lines: the unit in which fixes were made and packs released. */
export const PRODUCT_LINES = {
  nt4: 'Windows NT 4.0',
  tse: 'Windows NT Server 4.0, Terminal Server Edition',
} as const;

/** The same where a word must do. */
export const PRODUCT_LINES_IN_SHORT = { nt4: 'NT 4.0', tse: 'Terminal Server' } as const satisfies Record<
  keyof typeof PRODUCT_LINES,
  string
>;

/** Products as articles list them. In print the edition follows the versions for Terminal Server, and precedes them for Enterprise. */
export const PRODUCTS = {
  'nt4-workstation': 'Windows NT Workstation 4.0',
  'nt4-server': 'Windows NT Server 4.0',
  'nt4-enterprise': 'Windows NT Server 4.0, Enterprise Edition',
  'nt4-terminal-server': 'Windows NT Server 4.0, Terminal Server Edition',
} as const;

/** Service packs that an article can name as the first to carry a fix. */
export const SERVICE_PACKS = {
  'nt4-sp1': 'Windows NT 4.0 Service Pack 1',
  'nt4-sp2': 'Windows NT 4.0 Service Pack 2',
  'nt4-sp3': 'Windows NT 4.0 Service Pack 3',
  'nt4-sp4': 'Windows NT 4.0 Service Pack 4',
  'nt4-sp5': 'Windows NT 4.0 Service Pack 5',
  'nt4-sp6': 'Windows NT 4.0 Service Pack 6',
  'nt4-sp6a': 'Windows NT 4.0 Service Pack 6a',
  'tse-sp4': 'Terminal Server Edition Service Pack 4',
  'tse-sp5': 'Terminal Server Edition Service Pack 5',
  'tse-sp6': 'Terminal Server Edition Service Pack 6',
} as const;

/** The driver files that this book is about. */
export const DRIVERS = ['Tcpip.sys', 'Ndis.sys'] as const;

/** Processor families for which drivers were built. */
export const PLATFORMS = ['x86', 'Alpha', 'MIPS', 'PPC'] as const;

/** Parts of an article in which a statement can stand. */
export const SECTIONS = {
  title: 'Title',
  products: 'Product list',
  summary: 'Summary',
  symptoms: 'Symptoms',
  cause: 'Cause',
  resolution: 'Resolution',
  workaround: 'Workaround',
  status: 'Status',
  more: 'More information',
  footer: 'Footer',
} as const;

/** How we know. Every statement on a page is one of these, and says which. */
export const BASES = {
  documented: 'An article says this.',
  inferred: 'No article says this in so many words; it follows from what articles say.',
  ours: 'Our reconstruction: no source says this.',
} as const;

/** What one can ask of a computer that may be hung, in the order in which a person at the console would ask. */
export const PROBES = {
  ping: 'Ping',
  tcp: 'TCP',
  other: 'Other protocols',
  mouse: 'Mouse',
  cad: 'Ctrl+Alt+Del',
  console: 'Console',
  open: 'Local programs',
} as const;

/** How a probe fares, by the article's account. */
export const ANSWERS = {
  alive: 'works',
  dead: 'dead',
  fading: 'fades',
} as const;

/** What sort of circumstance a condition is. */
export const CONDITION_KINDS = {
  processors: 'Processors',
  build: 'Driver',
  registry: 'Registry',
  load: 'Load',
  process: 'Process',
  peer: 'Peer',
  timing: 'Timing',
} as const;

/** What goes wrong, in one phrase that a list of cases can print. */
export const MECHANISMS = {
  'blocking deadlock': 'two threads wait for each other',
  'leaked spin lock': 'a spin lock is taken and never given back',
} as const;

/** What a build is to a case. Unknown is an answer: it is printed, never guessed away. */
export const STANDINGS = {
  affected: 'affected',
  'not affected': 'not affected',
  'fixed here': 'fixed here',
  unknown: 'unknown',
} as const;

/** How far a date found outside the archive can be trusted. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** What the fix section of an article warns of, in our words. */
export const CAVEATS = {
  'this problem only': 'The fix is supported, but made for this one problem: put it only on computers that show it.',
  'more testing may follow': 'It may be tested further later on, so as to be sure of its quality.',
  'wait unless severely affected':
    'If this problem does not trouble you severely, wait for the next service pack of the product that contains the fix.',
} as const;

/** What asking Microsoft for the fix involved, in our words. */
export const SUPPORT_TERMS = {
  'ask product support':
    'The fix comes from Microsoft Product Support Services, whom the article asks its readers to contact.',
  'charges may be canceled':
    'The usual charge for the call may be canceled in special cases, where the support professional finds that a particular update will solve the problem.',
  'normal costs otherwise':
    'Whatever else is asked, and any problem that does not qualify for that update, is charged as usual.',
} as const;

/** How one article stands to another that it names. */
export const RELATIONS = {
  'superseded by': 'Its fix replaces this one',
  'explains setting': 'Explains the registry value',
  'how to obtain': 'How to obtain the fix',
  'lists fix': 'Lists this article among the fixes of a service pack',
} as const;

/** Processor names in the Hardware field, spelt as printed there. */
export const HARDWARE = ['ALPHA', 'MAC', 'MIPS', 'PPC', 'x86'] as const;

/** Issue types, as printed. */
export const ISSUE_TYPES = ['kbbug', 'kbprb', 'kbinfo', 'kbhowto'] as const;

/** Solution types, as printed. */
export const SOLUTION_TYPES = ['kbfix', 'kbnofix'] as const;

export type ProductLine = keyof typeof PRODUCT_LINES;
export type Section = keyof typeof SECTIONS;
export type Basis = keyof typeof BASES;
export type Probe = keyof typeof PROBES;
