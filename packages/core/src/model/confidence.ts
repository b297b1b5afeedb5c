/** How sure a rule is of what it proposes. */
export type Confidence = 'high' | 'medium' | 'low';
