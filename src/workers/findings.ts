/** An exploration as plain data, for a page. */
import { type Exploration, type Found, shortestWell } from '../sim/explore/explore.ts';
import type { ReadingSummary } from '../sim/explore/readings.ts';
import { type Report, reportOf, untoldRules } from '../sim/explore/report.ts';
import type { Model } from '../sim/machine/model.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import type { Findings, FoundReport, FoundWay } from './messages.ts';

const wayOf = (model: Model, found: Found | null): FoundWay | null =>
  found && { schedule: writeSchedule(model, found.steps), steps: found.steps.length, switches: found.switches };

export function findingsOf(exploration: Exploration): Findings {
  const { model, space, verdict, complete, inevitable, bad, stops, worst } = exploration;
  return {
    verdict,
    complete,
    states: space.states,
    open: space.states - space.expanded,
    transitions: space.transitions,
    inevitable,
    bad: [...new Set(bad.map(({ kind }) => kind))],
    stops: stops.map(({ code, name, parameters, because }) => ({ code, name, parameters, because })),
    worst: wayOf(model, worst),
    well: verdict === 'no-hang' ? wayOf(model, shortestWell(exploration)) : null,
    report: null,
  };
}

/** Costs about as much again as the exploration, for callers that do not have its report already. */
export function foundReportOf(
  exploration: Exploration,
  report: Report = reportOf(exploration),
  readings: ReadingSummary | null = null,
): FoundReport {
  const { diagnosis, pointOfNoReturn, damage, symptoms } = report;
  return {
    diagnosis: (diagnosis ?? []).map(({ sentence }) => sentence),
    rules: untoldRules(report).map(({ sentence }) => sentence),
    noReturn: pointOfNoReturn?.step ?? null,
    damage,
    symptoms: (symptoms[0] ?? []).map(({ probe, life, after }) => ({ probe, life, after })),
    readings,
  };
}
