/** What platforms do in their own way, as data. Nothing else in the code asks which LMS it talks to. */
import type { ScoreQuirks } from '../lti/score.ts';

/**
 * How platforms say "this learner is not in the course" and "slow down", where the status alone does not tell. The
 * words are distinct enough to be looked for at every platform, so that a district behind a proxy is served as well.
 */
export const SCORE_QUIRKS: ScoreQuirks = {
  rateLimited: [{ status: 403, body: /rate limit exceeded/i }],
  learnerNotInCourse: [
    // Schoology, and the practice LMS in its personality.
    { status: 404, body: /(user|learner|member)[^.]{0,40}(not (found|enrolled|a member)|is not in)/i },
    { status: 422, body: /user[^.]{0,60}(not (found|enrolled)|not in course)/i },
    // Canvas.
    { status: 422, body: /user not found in course or is not a student/i },
    // Blackboard.
    { status: 400, body: /user could not be found/i },
    // Brightspace.
    { status: 403, body: /user in requested score is not enrolled/i },
    { status: 404, body: /user in requested score does not exist/i },
    // Moodle answers 400 for a person without a gradable role.
    { status: 400, body: /incorrect score received|user (not|is not) (found|enrolled|gradable)/i },
  ],
  stale: [{ status: 400, body: /timestamp.{0,60}(older|earlier|not later|stale)/i }],
  gone: [{ status: 400, body: /line ?item.{0,40}(not found|does not exist|deleted)/i }],
};
