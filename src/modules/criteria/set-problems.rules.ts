import type { StandingSet } from './criteria-set.draft.js';
import { equivalenceProblems } from './equivalence-problems.rules.js';
import { gradeProblems } from './grade-problems.rules.js';
import { leafProblems } from './leaf-problems.rules.js';
import { pointsProblems } from './points-problems.rules.js';
import type { SetProblem } from './set-told.rules.js';

/** Everything that stands in the way of publishing a set, points first; none for one that may be published. */
export const setProblems = (set: StandingSet): readonly SetProblem[] => [
  ...pointsProblems(set),
  ...leafProblems(set),
  ...gradeProblems(set),
  ...equivalenceProblems(set),
];
