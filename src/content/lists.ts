/**
 * The closed lists that articles and builds choose from, each choice with the words a page prints for it.
 *
 * One list gives the type, the schema's enum and the label, so a new choice is one line here.
 */

/** Product lines: the unit in which fixes were made and packs released. */
export const PRODUCT_LINES = {
  nt351: 'Windows NT 3.51',
  nt4: 'Windows NT 4.0',
  tse: 'Windows NT Server 4.0, Terminal Server Edition',
  w2k: 'Windows 2000',
} as const;

/** The same where a word must do. */
export const PRODUCT_LINES_IN_SHORT = {
  nt351: 'NT 3.51',
  nt4: 'NT 4.0',
  tse: 'Terminal Server',
  w2k: 'Windows 2000',
} as const satisfies Record<keyof typeof PRODUCT_LINES, string>;

/** The driver whose builds this book keeps whole. Rows of other drivers stand with the article that prints them. */
export const DRIVERS = ['Tcpip.sys'] as const;

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
  references: 'References',
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
  services: 'Services',
} as const;

/** Words of articles only: no one thing can be asked that would show how these fare. */
export const NEVER_ASKED = ['console', 'services'] as const satisfies readonly (keyof typeof PROBES)[];

/** How a probe fares, by the article's account. */
export const ANSWERS = {
  alive: 'works',
  dead: 'dead',
  fading: 'fades',
} as const;

/** What sort of circumstance a condition is. */
export const CONDITION_KINDS = {
  processors: 'Processors',
  hardware: 'Hardware',
  build: 'Driver',
  software: 'Software',
  registry: 'Registry',
  load: 'Load',
  process: 'Process',
  peer: 'Peer',
  timing: 'Timing',
} as const;

/** What goes wrong, in one phrase that a list of cases can print. */
export const MECHANISMS = {
  'blocking deadlock': 'two threads wait for each other',
  'spin deadlock': 'two processors spin, each on the lock that the other holds',
  'deadlock of unknown kind': 'a deadlock; the article does not say between what',
  'leaked spin lock': 'a spin lock is taken and never given back',
  'leaked IRQL': 'a processor’s level is raised and never lowered',
  'recursive acquisition': 'a lock is asked for by its own holder',
  'double release': 'a lock is given back twice',
  'saved-IRQL race': 'the level to go back to is overwritten by another processor',
  'IRQL rule broken': 'something is done at a level that does not allow it',
  'stale pointer': 'a remembered pointer outlives what it points to',
  'use after free': 'memory is used, or freed, after it was freed',
  'unsynchronised data': 'two processors change the same data with no lock between them',
  race: 'two things that must come one after the other overlap',
  'completed twice': 'one request is completed a second time',
  'lost wake-up': 'a thread waits for a signal that has been or will never be given',
  'pool exhausted': 'every worker thread waits for work that only a worker thread would do',
  'resource exhausted': 'memory or table entries are taken and not given back until none is left',
  'processor exhausted': 'the processor is kept busy, and nothing else gets a turn',
  'input not checked': 'what a packet says is believed',
  'buffer miscounted': 'the length of a chain of buffers is reckoned wrongly',
  'null pointer': 'a pointer that points nowhere is followed',
  'stack overflow': 'a routine calls itself until the stack is full',
  'mismatched files': 'drivers of different releases meet',
  'initialisation race': 'the driver is used before it is set up on every processor',
  misconfiguration: 'a registry value is set so that the symptom follows',
  'wrong behaviour': 'the driver does what it should not, without hanging or stopping',
  unspecified: 'the article gives no mechanism',
} as const;

/** Names of stop codes, as a blue screen prints them under the code. */
export const STOP_NAMES: Readonly<Record<string, string>> = {
  '0x0000000A': 'IRQL_NOT_LESS_OR_EQUAL',
  '0x00000019': 'BAD_POOL_HEADER',
  '0x0000001E': 'KMODE_EXCEPTION_NOT_HANDLED',
  '0x00000044': 'MULTIPLE_IRP_COMPLETE_REQUESTS',
  '0x00000050': 'PAGE_FAULT_IN_NONPAGED_AREA',
  '0x0000007F': 'UNEXPECTED_KERNEL_MODE_TRAP',
};

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
  'only where at risk':
    'It has not been tested in full: put it only on computers that can be attacked, and wait for the next service pack otherwise.',
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

/**
 * How one article stands to another that it names, and the words for it. The article says the first of each pair;
 * the second is what the other article’s page shows of it, so that no relation is written twice.
 */
export const RELATIONS = {
  'superseded by': ['Its fix replaces this one', 'Its fix is replaced by this one'],
  supersedes: ['Its fix is replaced by this one', 'Its fix replaces this one'],
  requires: ['Must be installed first', 'Needs this one installed first'],
  'explains setting': ['Explains the registry value', 'Refers to this one for a registry value'],
  'how to obtain': ['How to obtain the fix', 'Sends readers here for the fix'],
  'lists fix': [
    'Among the fixes of the service pack that this article lists',
    'Lists this article among the fixes of a service pack',
  ],
  'list of fixes': ['Lists the fixes of a service pack', 'Refers to this list of fixes'],
  'same problem': ['The same problem, on another product', 'The same problem, on another product'],
  regression: ['The fix that brought this problem in', 'A problem that this fix brought in'],
  'see also': ['Further reading', 'Refers to this one'],
} as const satisfies Record<string, readonly [says: string, shown: string]>;

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
export type Standing = keyof typeof STANDINGS;
export type Relation = keyof typeof RELATIONS;
export type Platform = (typeof PLATFORMS)[number];
