/** Where each kind of entry lies under src/content, and the schema that it must satisfy. The site and the scripts read it. */
import {
  absentSchema,
  articleSchema,
  assumptionSchema,
  briefSchema,
  buildSchema,
  codeSchema,
  conceptSchema,
  kernelSchema,
  machineFactSchema,
  packSchema,
  platformSchema,
  productSchema,
  standingsSchema,
  termSchema,
} from './schemas.ts';

/** Folders with one entry a file, whose name is the entry's id. */
export const FOLDERS = {
  articles: articleSchema,
  briefs: briefSchema,
  absent: absentSchema,
  builds: buildSchema,
  standings: standingsSchema,
  products: productSchema,
  packs: packSchema,
  platforms: platformSchema,
  kernels: kernelSchema,
  concepts: conceptSchema,
  glossary: termSchema,
} as const;
export type Folder = keyof typeof FOLDERS;

/** Facts with prose below them are MDX; the others are facts alone. */
export const endingOf = (folder: Folder): 'mdx' | 'yaml' =>
  folder === 'articles' || folder === 'concepts' ? 'mdx' : 'yaml';

/** Files that are a list of entries, each with its id. */
export const FILES = {
  codes: { file: 'codes.yaml', schema: codeSchema },
  machineFacts: { file: 'model/facts.yaml', schema: machineFactSchema },
  assumptions: { file: 'model/assumptions.yaml', schema: assumptionSchema },
} as const;
