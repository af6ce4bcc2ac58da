/** The entries of builds.json. */

import { FILED_CASES } from '../../content/filed.ts';
import type { Document } from '../../content/published/documents.ts';
import { allBuilds, pathOfBuild, standingsOf } from '../entries.ts';
import type { Address } from './fullAddress.ts';

export const buildEntries = async (address: Address): Promise<Document<'builds'>['builds']> =>
  Promise.all(
    (await allBuilds()).map(async (build) => ({
      id: build.id,
      page: address(pathOfBuild(build.id)),
      ...build.data,
      standings: (
        await Promise.all(
          FILED_CASES.map(async (name) =>
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
