/**
 * Constants of the sequential tests, from simulations of Meta accounts. Policies take their defaults from here.
 */
export const INFERENCE_DEFAULTS = {
  /** Scale of the mixture, relative to the rate: effects of about this size are found fastest. */
  tau: 0.25,
  /** Day-to-day spread of the click rates of identical ads, relative, where nothing is known of the account. */
  dispersionCv: 0.15,
  /** Weight of that value, in degrees of freedom. */
  dispersionWeight: 6,
  /** The most that an account's history weighs against a test's own days: a test may be noisier than its account. */
  maxAccountWeight: 24,
  /** An ad set tells an account's dispersion from this many days on. */
  minPooledDays: 4,
  /** Squared order value over the squared mean (1 + CV^2, CV 1.3), and its weight in orders. */
  orderSquareRatio: 2.69,
  orderSquareWeight: 20,
  /** Fewer orders in both arms together decide nothing. */
  minOrders: 10,
  /** Days that a delta-method variance needs. */
  minRatioDays: 14,
  /** Spread of the true logarithms of the arms' rates, and its weight in arms, before the arms themselves tell. */
  effectSpread: 0.2,
  effectWeight: 3,
} as const;
