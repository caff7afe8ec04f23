/**
 * What goes through the queue: "look at this learner of this assignment". Never a value and never a name, so a
 * message that comes twice, late or out of order can do no harm.
 */
export type WakeUp = { assignmentId: string; personId: string; revision: number };
