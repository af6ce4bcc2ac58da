/** An exploration as plain data, for a page. */
import type { Exploration } from '../sim/explore/explore.ts';
import { type Report, reportOf } from '../sim/explore/report.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import type { Findings, FoundReport } from './messages.ts';

export function findingsOf({ model, space, verdict, complete, inevitable, stops, shortest }: Exploration): Findings {
  return {
    verdict,
    complete,
    states: space.states,
    open: space.states - space.expanded,
    transitions: space.transitions,
    inevitable,
    stops: stops.map(({ code, name }) => ({ code, name })),
    shortest: shortest && {
      schedule: writeSchedule(model, shortest.steps),
      steps: shortest.steps.length,
      switches: shortest.switches,
    },
    report: null,
  };
}

/** Costs about as much again as the exploration, for callers that do not have its report already. */
export function foundReportOf(exploration: Exploration, report: Report = reportOf(exploration)): FoundReport {
  const { diagnosis, pointOfNoReturn, damage, symptoms } = report;
  return {
    diagnosis: (diagnosis ?? []).map(({ sentence }) => sentence),
    noReturn: pointOfNoReturn?.step ?? null,
    damage,
    symptoms: (symptoms[0] ?? []).map(({ probe, life, after }) => ({ probe, life, after })),
  };
}
