// First: the decorators of every type and resolver write into it.
import 'reflect-metadata';
import type { HubModule, SeedStep } from './kernel/module.js';
import { accessModule } from './modules/access/index.js';
import { criteriaModule } from './modules/criteria/index.js';
import { documentsModule } from './modules/documents/index.js';
import { dossiersModule } from './modules/dossiers/index.js';
import { importsModule } from './modules/imports/index.js';
import { oversightModule } from './modules/oversight/index.js';
import { plansModule } from './modules/plans/index.js';
import { qualityModule } from './modules/quality/index.js';
import { scoresModule } from './modules/scores/index.js';
import { surveysModule } from './modules/surveys/index.js';
import { unitsModule } from './modules/units/index.js';

/** Every module of the hub: its tables, its part of the graph and its seeds come from here and nowhere else. */
export const modules: readonly HubModule[] = [
  documentsModule,
  unitsModule,
  accessModule,
  criteriaModule,
  dossiersModule,
  surveysModule,
  plansModule,
  scoresModule,
  oversightModule,
  qualityModule,
  importsModule,
];

const stepsOf = (module: HubModule): readonly SeedStep[] => module.seeds ?? [];

/**
 * Units cite their sources, and everything else stands on units: the sources first, then units, then the modules in their
 * order. Steps named `<module>/demo` only where demonstration data is wanted.
 */
export function seedSteps({ demo = true } = {}): readonly SeedStep[] {
  const sources = stepsOf(documentsModule).filter((step) => step.name === 'documents/sources');
  const early = new Set([...sources, ...stepsOf(unitsModule)]);
  const all = [...early, ...modules.flatMap(stepsOf).filter((step) => !early.has(step))];
  return all.filter((step) => demo || !step.name.endsWith('/demo'));
}
