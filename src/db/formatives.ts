/** Formatives, their versions, and who may use them. */
import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { type Content, contentPoints, needsManualScoring } from '../formative/content.ts';
import { SAMPLES } from '../formative/samples.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { formatives, formativeVersions, members } from './schema.ts';

export type FormativeSummary = {
  id: string;
  title: string;
  version: number;
  points: number;
  questions: number;
  handScored: boolean;
  updatedAt: number;
};

export type FormativeVersion = { formativeId: string; version: number; title: string; content: Content };

/** Makes a formative with its first version. */
export async function createFormative(
  db: Database,
  input: { tenantId: string; ownerId: string | null; shared: 'no' | 'tenant'; content: Content; now: number },
): Promise<{ id: string; version: number }> {
  const id = newId();
  const { content, now } = input;
  await db.batch([
    db.insert(formatives).values({
      id,
      tenantId: input.tenantId,
      ownerId: input.ownerId,
      shared: input.shared,
      title: content.title,
      draft: content,
      latestVersion: 1,
      createdAt: now,
      updatedAt: now,
    }),
    db.insert(formativeVersions).values({
      formativeId: id,
      number: 1,
      content,
      points: contentPoints(content),
      questions: content.questions.length,
      handScored: needsManualScoring(content),
      createdAt: now,
    }),
  ]);
  return { id, version: 1 };
}

/** The formatives every new tenant starts with. */
export async function addSamples(db: Database, tenantId: string, now: number): Promise<void> {
  for (const { content } of SAMPLES)
    await createFormative(db, { tenantId, ownerId: null, shared: 'tenant', content, now });
}

/** Usable by a teacher: the district's, and the teacher's own. */
const usableBy = (personId: string) => or(eq(formatives.shared, 'tenant'), eq(formatives.ownerId, personId));

export async function listUsable(
  db: Database,
  tenantId: string,
  personId: string,
): Promise<FormativeSummary[]> {
  return db
    .select({
      id: formatives.id,
      title: formatives.title,
      version: formativeVersions.number,
      points: formativeVersions.points,
      questions: formativeVersions.questions,
      handScored: formativeVersions.handScored,
      updatedAt: formatives.updatedAt,
    })
    .from(formatives)
    .innerJoin(formativeVersions, latestVersion)
    .where(and(eq(formatives.tenantId, tenantId), isNull(formatives.archivedAt), usableBy(personId)))
    .orderBy(desc(formatives.updatedAt), formatives.title);
}

const latestVersion = and(
  eq(formativeVersions.formativeId, formatives.id),
  eq(formativeVersions.number, formatives.latestVersion),
);

/** The latest version of a formative that this teacher may use; null for any other id, whoever owns it. */
export async function findUsable(
  db: Database,
  input: { tenantId: string; personId: string; formativeId: string },
): Promise<FormativeVersion | null> {
  const mayUse = usableBy(input.personId);
  return findLatest(db, input.tenantId, input.formativeId, mayUse);
}

/** As `findUsable`, for a learner's launch: some teacher of the course must be allowed to use it. */
export async function findUsableInCourse(
  db: Database,
  input: { tenantId: string; courseId: string | null; formativeId: string },
): Promise<FormativeVersion | null> {
  const byTeacher = sql`${formatives.ownerId} IN (SELECT ${members.personId} FROM ${members}
    WHERE ${members.courseId} = ${input.courseId} AND ${members.role} = 'instructor')`;
  return findLatest(db, input.tenantId, input.formativeId, or(eq(formatives.shared, 'tenant'), byTeacher));
}

async function findLatest(
  db: Database,
  tenantId: string,
  formativeId: string,
  mayUse: ReturnType<typeof or>,
) {
  const [row] = await db
    .select({
      formativeId: formatives.id,
      version: formativeVersions.number,
      title: formatives.title,
      content: formativeVersions.content,
    })
    .from(formatives)
    .innerJoin(formativeVersions, latestVersion)
    .where(and(eq(formatives.tenantId, tenantId), eq(formatives.id, formativeId), mayUse));
  return row ?? null;
}

/** A version of a formative of this tenant. @throws Error when there is none: versions are never deleted alone. */
export async function getVersion(
  db: Database,
  input: { tenantId: string; formativeId: string; version: number },
): Promise<FormativeVersion> {
  const [row] = await db
    .select({
      formativeId: formatives.id,
      version: formativeVersions.number,
      title: formatives.title,
      content: formativeVersions.content,
    })
    .from(formativeVersions)
    .innerJoin(formatives, eq(formatives.id, formativeVersions.formativeId))
    .where(
      and(
        eq(formatives.tenantId, input.tenantId),
        eq(formativeVersions.formativeId, input.formativeId),
        eq(formativeVersions.number, input.version),
      ),
    );
  if (!row) throw new Error('a version of a formative is gone');
  return row;
}
