import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { moodle } from './moodle.ts';
import type { Personality, PersonalityName } from './personality.ts';
import { schoology } from './schoology.ts';

/** Every product the LMS can act as, by name. */
export const PERSONALITIES: Record<PersonalityName, Personality> = {
  schoology,
  canvas,
  moodle,
  brightspace,
  blackboard,
};

export const PERSONALITY_NAMES = ['schoology', 'canvas', 'moodle', 'brightspace', 'blackboard'] as const;

/** Whether a text, say from the environment, names a personality. */
export const isPersonalityName = (text: string): text is PersonalityName =>
  Object.hasOwn(PERSONALITIES, text);
