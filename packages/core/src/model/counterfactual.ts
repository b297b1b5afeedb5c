import type { Json } from '../shared/json.ts';

/** What would have to differ for another decision. */
export type Counterfactual = {
  /** The difference, for people: "ROAS <= 3". */
  readonly change: string;
  /** What the rule would say then: "hold", "lower the budget". */
  readonly then: string;
  /**
   * The same difference in what the rule judged, as values by JSON Pointer: `/observed/...` (the decision's facts),
   * `/policy/...`, `/now`. Applied to the decision's certificate it makes the rule say something else. Null where only
   * words can tell the difference.
   */
  readonly edit: Readonly<Record<string, Json>> | null;
};
