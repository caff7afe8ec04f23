/** What drizzle-kit writes into migrations.js, for `migrate()` of drizzle-orm/durable-sqlite. */
declare const migrations: {
  journal: { entries: { idx: number; when: number; tag: string; breakpoints: boolean }[] };
  migrations: Record<string, string>;
};
export default migrations;
