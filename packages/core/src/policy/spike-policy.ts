import * as z from 'zod';
import { count, fraction, hoursBack, positive } from './fields.ts';

/** Sudden changes against an entity's own past. */
export const spikePolicy = z
  .strictObject({
    /** The periods that the cycle judges: yesterday once, or each hour once. */
    grain: z.enum(['day', 'hour']).default('day'),
    /** Normal equivalents of the tail after adjustment for the number of tests. */
    minor: positive.default(3),
    /** From here on a spike is moderate, and then severe; only a severe drop may pause. */
    moderate: positive.default(4),
    severe: positive.default(6),
    /** Earlier points of the same grain that a test needs. */
    minBaselinePoints: count.default(7),
    /** Days back of which the points count: older ones say little of today. */
    maxBaselinePoints: count.default(28),
    /** Points that a robust z of spend rate or frequency needs. */
    minRobustPoints: count.default(14),
    /** From this many weeks on, expectations follow the day of the week. */
    seasonWeeks: count.default(2),
    /** Weight of the plain expectation against that of the weekday or hour, in events. */
    seasonWeight: positive.default(20),
    /** Tests are run where the expectation (low tail) or the observation (high tail) is at least this. */
    minEvents: positive.default(5),
    /** A ROAS on fewer conversions is not tested. */
    minRoasConversions: count.default(10),
    /** Lower bound of the median absolute deviation of a logarithm. */
    minRobustScale: positive.default(0.05),
    /** Reaction to a drop that is no reason to pause. */
    decreaseStep: fraction.default(0.1),
    /**
     * Both ends of the ROAS interval below it: a severe drop pauses. Where `roas.breakEvenRoas` is given, this, `boostRoasAbove` and
     * `riskRoasBelow` move with `roas.decreaseBelow`, in proportion.
     */
    pauseRoasBelow: positive.default(1.5),
    /** What good news lend a budget. Small, because a spike is often gone the next day. */
    boostStep: fraction.default(0.15),
    /** The shrunk ROAS must exceed it; the value itself gives no boost. */
    boostRoasAbove: positive.default(2),
    /** How long it is lent, and how long it takes until it is lent again. */
    boostHours: count.default(24),
    boostCooldownHours: hoursBack.default(72),
    /** Nothing is lent to a budget that was raised, by whomever, in so many hours. */
    raiseWaitHours: hoursBack.default(24),
    /** Risk: spend up, and ROAS below this with evidence, or CTR down by this share. */
    riskRoasBelow: positive.default(1),
    /** Conversions that a ROAS of `roas.decreaseBelow` would have brought, and the drop of CTR that is a risk by itself. */
    riskEvidence: positive.default(5),
    riskCtrDrop: fraction.default(0.5),
    /** Today's spend may cause a pause only while it was read this recently. */
    riskMaxDataAgeHours: positive.default(2),
  })
  .refine((p) => p.minor < p.moderate && p.moderate < p.severe, {
    path: ['minor'],
    message: 'minor < moderate < severe must hold',
  })
  .refine((p) => p.minBaselinePoints <= p.maxBaselinePoints, {
    path: ['minBaselinePoints'],
    message: 'minBaselinePoints must not exceed maxBaselinePoints',
  });
