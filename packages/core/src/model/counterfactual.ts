/** What would have to differ for another decision. */
export type Counterfactual = { readonly change: string; readonly then: string };
