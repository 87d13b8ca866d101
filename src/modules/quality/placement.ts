/** What figure it is, whose and of when, and where it is written. */
export interface Placement {
  /** What the figure is, in Vietnamese. */
  readonly figure: string;
  /** The identity of the unit; null where the source does not say which it is. */
  readonly unit: number | null;
  /** The day on which the unit is placed in the tree; null for an undated figure: today. */
  readonly placedOn: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly sourceId: number | null;
  readonly locator: string | null;
  readonly demo: boolean;
}
