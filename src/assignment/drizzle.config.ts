import { defineConfig } from 'drizzle-kit';

/** Migrations of the record inside each AssignmentObject. */
export default defineConfig({
  dialect: 'sqlite',
  driver: 'durable-sqlite',
  schema: './src/assignment/schema.ts',
  out: './src/assignment/migrations',
});
