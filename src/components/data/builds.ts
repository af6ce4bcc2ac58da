/** The entries of builds.json. */
import type { Document } from '../../content/published/documents.ts';
import { CASE_NAMES } from '../../sim/library/index.ts';
import { allBuilds, pathOfBuild, standingsOf } from '../facts/entries.ts';
import type { Address } from './address.ts';

export const buildEntries = async (address: Address): Promise<Document<'builds'>['builds']> =>
  Promise.all(
    (await allBuilds()).map(async (build) => ({
      id: build.id,
      page: address(pathOfBuild(build.id)),
      ...build.data,
      standings: (
        await Promise.all(
          CASE_NAMES.map(async (name) =>
            (
              await standingsOf(name, build)
            ).map(({ rule: { is, basis, why, sources }, lines }) => ({
              case: name,
              lines: [...lines],
              is,
              basis,
              why,
              sources,
            })),
          ),
        )
      ).flat(),
    })),
  );
